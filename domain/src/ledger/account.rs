use uuid::Uuid;

use crate::code::codes;
use crate::id::{LedgerAccountId, OrderId, UserId};
use crate::money::Currency;
use crate::payment_channel::ChannelKind;

codes! {
    /// What an account is for.
    pub enum AccountPurpose {
        /// A user's rebates that can be withdrawn.
        UserAvailable = "USER_AVAILABLE",
        /// A user's rebates that are announced and not yet available.
        UserPending = "USER_PENDING",
        /// What a user must give back.
        UserOwed = "USER_OWED",
        /// Commission that networks owe the platform.
        NetworkReceivable = "NETWORK_RECEIVABLE",
        /// What the platform keeps: commission less rebates.
        PlatformMargin = "PLATFORM_MARGIN",
        /// What budgets of rebate rules pay beyond the commission.
        PlatformSubsidy = "PLATFORM_SUBSIDY",
        /// What the platform gave or took by hand: goodwill, corrections, amounts held and taken.
        PlatformAdjustment = "PLATFORM_ADJUSTMENT",
        /// What the buyer of a store order has paid for it and neither got back nor received goods for.
        OrderPrepayment = "ORDER_PREPAYMENT",
        /// What Alipay holds of buyers' money.
        AlipayClearing = "ALIPAY_CLEARING",
        /// What WeChat Pay holds of buyers' money.
        WechatPayClearing = "WECHAT_PAY_CLEARING",
        /// Money at a channel that no payment accounts for, until somebody has looked at it.
        PaymentSuspense = "PAYMENT_SUSPENSE",
        /// What the store has sold.
        StoreSales = "STORE_SALES",
        /// Refunds that the buyers' banks sent back: owed to the buyers.
        RefundPayable = "REFUND_PAYABLE",
        /// The platform's own account at its bank.
        Bank = "BANK",
    }
}

codes! {
    /// The side on which an account normally stands.
    pub enum Side {
        /// Assets and expenses.
        Debit = "DEBIT",
        /// Liabilities and income.
        Credit = "CREDIT",
    }
}

impl AccountPurpose {
    /// The account's normal side.
    pub const fn side(self) -> Side {
        match self {
            Self::UserOwed
            | Self::NetworkReceivable
            | Self::PlatformSubsidy
            | Self::PlatformAdjustment
            | Self::AlipayClearing
            | Self::WechatPayClearing
            | Self::Bank => Side::Debit,
            Self::UserAvailable
            | Self::UserPending
            | Self::PlatformMargin
            | Self::OrderPrepayment
            | Self::PaymentSuspense
            | Self::StoreSales
            | Self::RefundPayable => Side::Credit,
        }
    }

    /// Whether the balance is kept in a row of its own and may never fall below zero.
    ///
    /// Accounts without a limit have no such row: every posting touches them, and a shared row would
    /// make all users wait for each other. Their balance is the sum of their entries.
    pub const fn is_limited(self) -> bool {
        match self {
            Self::UserAvailable | Self::UserPending | Self::UserOwed | Self::OrderPrepayment => true,
            Self::NetworkReceivable
            | Self::PlatformMargin
            | Self::PlatformSubsidy
            | Self::PlatformAdjustment
            | Self::AlipayClearing
            | Self::WechatPayClearing
            | Self::PaymentSuspense
            | Self::StoreSales
            | Self::RefundPayable
            | Self::Bank => false,
        }
    }

    /// The account on which a channel's money is.
    pub const fn clearing(channel: ChannelKind) -> Self {
        match channel {
            ChannelKind::Alipay => Self::AlipayClearing,
            ChannelKind::WechatPay => Self::WechatPayClearing,
        }
    }
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// The platform.
    Platform,
    /// A user.
    User(UserId),
    /// An order of the store.
    Order(OrderId),
}

impl Owner {
    /// The id that stands for the owner in tables; the nil id for the platform.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Platform => Uuid::nil(),
            Self::User(id) => id.0,
            Self::Order(id) => id.0,
        }
    }

    /// The owner for whom the id of an account with this purpose stands.
    pub const fn of(purpose: AccountPurpose, id: Uuid) -> Self {
        match purpose {
            _ if id.is_nil() => Self::Platform,
            AccountPurpose::OrderPrepayment => Self::Order(OrderId(id)),
            _ => Self::User(UserId(id)),
        }
    }
}

/// What identifies an account: one per owner, purpose and currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountKey {
    /// Whose.
    pub owner: Owner,
    /// What for.
    pub purpose: AccountPurpose,
    /// In what.
    pub currency: Currency,
}

impl AccountKey {
    /// A user's account.
    pub const fn user(id: UserId, purpose: AccountPurpose, currency: Currency) -> Self {
        Self { owner: Owner::User(id), purpose, currency }
    }

    /// What the buyer of an order has prepaid.
    pub const fn prepayment(order: OrderId, currency: Currency) -> Self {
        Self { owner: Owner::Order(order), purpose: AccountPurpose::OrderPrepayment, currency }
    }

    /// The platform's account.
    pub const fn platform(purpose: AccountPurpose, currency: Currency) -> Self {
        Self { owner: Owner::Platform, purpose, currency }
    }

    /// The account's id: a name-based UUID (RFC 9562, version 5) of the key.
    ///
    /// Whoever knows the key knows the id, so that posting needs no look-up and two nodes that open
    /// the same account at once open the same one.
    pub fn id(&self) -> LedgerAccountId {
        let name = format!("{}/{}", self.purpose, self.currency);
        LedgerAccountId(Uuid::new_v5(&self.owner.uuid(), name.as_bytes()))
    }
}
