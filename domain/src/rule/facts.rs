use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::LineAmounts;
use super::says::Weekday;
use crate::code::codes;
use crate::id::UserId;
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;

/// What rules may know about an order. They see no clock: every time is an input.
#[derive(Clone, Copy, Debug)]
pub struct OrderFacts<'a> {
    /// Where the order comes from.
    pub source: OrderSource,
    /// The account at the source.
    pub account: &'a str,
    /// The app, bot or campaign channel that it came through.
    pub channel: Option<&'a str>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// What was paid for all its lines, before refunds, in minor units.
    pub amount: i64,
    /// The instant whose rules apply: when the order was placed, or when its link was followed.
    pub pinned_at: DateTime<Utc>,
    /// The edition of the rules with which the order was first priced.
    pub edition: i64,
    /// When the order was placed, in the platform's zone.
    pub local: Local,
    /// Who bought.
    pub buyer: BuyerFacts<'a>,
    /// Who earns: the buyer, who invited the buyer, who invited the inviter.
    pub beneficiaries: Beneficiaries,
}

/// A local time as rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// The date.
    pub date: NaiveDate,
    /// The day of the week.
    pub weekday: Weekday,
    /// The hour, 0 to 23.
    pub hour: u8,
}

impl From<NaiveDateTime> for Local {
    fn from(time: NaiveDateTime) -> Self {
        let weekday = Weekday::ALL[time.weekday().num_days_from_monday() as usize];
        let hour = u8::try_from(time.hour()).expect("an hour is below 24");
        Self { date: time.date(), weekday, hour }
    }
}

/// What rules may know about the buyer: as it was when the order was first priced.
#[derive(Clone, Copy, Debug)]
pub struct BuyerFacts<'a> {
    /// The tier or group.
    pub tier: &'a str,
    /// Whole days between registration and order; 0 when ordered before.
    pub days_registered: i64,
    /// The code of whoever invited the buyer.
    pub invited_by: Option<&'a str>,
    /// What the buyer had bought in the month before this order, in minor units of its currency.
    pub month_volume: i64,
    /// Whether this is the buyer's first order that is settled.
    pub first_settled: FirstSettled,
}

codes! {
    /// Whether an order is its buyer's first one that is settled.
    pub enum FirstSettled {
        /// Another one is.
        Another = "ANOTHER",
        /// This one is.
        This = "THIS",
        /// None is settled yet.
        Undecided = "UNDECIDED",
    }
}

codes! {
    /// Whose rules an order gets.
    pub enum PinRules {
        /// Those of when its link was followed, if that is known.
        ClickTime = "CLICK_TIME",
        /// Those of when it was placed.
        OrderTime = "ORDER_TIME",
    }
}

/// Who earns on an order, by role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beneficiaries(pub [Option<UserId>; BeneficiaryRole::ALL.len()]);

impl Beneficiaries {
    /// Who earns in a role.
    pub fn get(&self, role: BeneficiaryRole) -> Option<UserId> {
        self.0[role as usize]
    }

    /// The roles that somebody has, the buyer first, with who has them.
    pub fn each(&self) -> impl Iterator<Item = (BeneficiaryRole, UserId)> + '_ {
        BeneficiaryRole::ALL.iter().filter_map(|role| Some((*role, self.get(*role)?)))
    }
}

/// What rules may know about a line.
#[derive(Clone, Copy, Debug)]
pub struct LineFacts<'a> {
    /// The category with those above it, `above/below`.
    pub category: Option<&'a str>,
    /// The shop.
    pub merchant: Option<&'a str>,
    /// The stock-keeping unit or item id at the source.
    pub product: Option<&'a str>,
    /// Number of items.
    pub quantity: i64,
    /// Whether it earns in its present state.
    pub earns: bool,
    /// Its amounts.
    pub amounts: LineAmounts,
}
