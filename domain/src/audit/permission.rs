use crate::code::codes;

codes! {
    /// By what right something was changed.
    pub enum Permission {
        /// Make and revoke bots' keys.
        ApiKeysManage = "API_KEYS_MANAGE",
        /// Correct balances by hand and set parts of them aside.
        BalancesAdjust = "BALANCES_ADJUST",
        /// Close months and issue bills.
        BillsIssue = "BILLS_ISSUE",
        /// Add and change merchants and products.
        CatalogueManage = "CATALOGUE_MANAGE",
        /// Decide whether claimed orders are the claimants'.
        ClaimsDecide = "CLAIMS_DECIDE",
        /// Link users to their identities at networks and in chats.
        IdentitiesLink = "IDENTITIES_LINK",
        /// Retry and discard background jobs.
        JobsManage = "JOBS_MANAGE",
        /// Have affiliate networks read.
        NetworksManage = "NETWORKS_MANAGE",
        /// Claim orders of networks, and take such claims back.
        OrdersClaim = "ORDERS_CLAIM",
        /// Make links that earn, and make buyers known to networks.
        LinksMake = "LINKS_MAKE",
        /// Ship orders of the store, confirm their receipt, and cancel those of others.
        OrdersFulfil = "ORDERS_FULFIL",
        /// Import orders.
        OrdersImport = "ORDERS_IMPORT",
        /// Place orders in the store, cancel them and confirm their receipt.
        OrdersPlace = "ORDERS_PLACE",
        /// Change one's own account and end one's own sessions.
        OwnAccountChange = "OWN_ACCOUNT_CHANGE",
        /// Say whose the money of disputed payments is, and have returns sent again that people were left with.
        PaymentsResolve = "PAYMENTS_RESOLVE",
        /// Give buyers more than their refunds come to, as goodwill.
        RefundsCompensate = "REFUNDS_COMPENSATE",
        /// Decide refunds, and withdraw those of others.
        RefundsDecide = "REFUNDS_DECIDE",
        /// Ask for refunds, and withdraw what one has asked for.
        RefundsRequest = "REFUNDS_REQUEST",
        /// End by hand what channels have left open of refunds, and have them sent again.
        RefundsResolve = "REFUNDS_RESOLVE",
        /// Put users and orders on hold.
        RiskHoldsPlace = "RISK_HOLDS_PLACE",
        /// Let users and orders go that are on hold.
        RiskHoldsRelease = "RISK_HOLDS_RELEASE",
        /// Write, publish, pause and retire rebate rules.
        RulesManage = "RULES_MANAGE",
        /// Have the platform ask for refunds of what it has sold.
        SalesWithdraw = "SALES_WITHDRAW",
        /// Change the platform's settings.
        SettingsChange = "SETTINGS_CHANGE",
        /// Register, sign in and stay signed in, which everybody may.
        SignIn = "SIGN_IN",
        /// Change the keys that sign access tokens.
        SigningKeysRotate = "SIGNING_KEYS_ROTATE",
        /// Correct what is in stock.
        StockAdjust = "STOCK_ADJUST",
        /// Change roles, tiers and inviters; suspend, reinstate and close.
        UsersManage = "USERS_MANAGE",
        /// Make documents of vouchers again that are lost or changed.
        VouchersReissue = "VOUCHERS_REISSUE",
        /// Make, change and remove endpoints of webhooks, and have events delivered again.
        WebhooksManage = "WEBHOOKS_MANAGE",
    }
}
