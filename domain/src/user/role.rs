use crate::code::codes;

codes! {
    /// What a user is to the platform.
    pub enum Role {
        /// Runs it.
        Admin = "ADMIN",
        /// A program acting for members, by API key.
        Bot = "BOT",
        /// Looks after the money.
        Finance = "FINANCE",
        /// Buys through it.
        Member = "MEMBER",
        /// Helps members.
        Support = "SUPPORT",
    }
}

codes! {
    /// Whether a user may sign in.
    pub enum UserStatus {
        /// May.
        Active = "ACTIVE",
        /// Gone for good; the books remain.
        Closed = "CLOSED",
        /// Shut out for now.
        Suspended = "SUSPENDED",
    }
}

codes! {
    /// What a bot's key may do.
    pub enum ApiScope {
        /// Link members' chat identities by their codes, claim orders for members who are linked, and be told by events
        /// how claims were decided.
        IdentitiesWrite = "IDENTITIES_WRITE",
        /// Make links that earn for members, who are named by their chat identities.
        LinksWrite = "LINKS_WRITE",
        /// Read balances, transactions and bills of all members, and be told of refunds by events.
        MoneyRead = "MONEY_READ",
        /// Import orders.
        OrdersImport = "ORDERS_IMPORT",
        /// Read orders of all members.
        OrdersRead = "ORDERS_READ",
        /// Read rebates of all members.
        RebatesRead = "REBATES_READ",
    }
}
