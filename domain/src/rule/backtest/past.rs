use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, Utc};

use crate::id::{OrderId, OrderLineId};
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;
use crate::rule::{Beneficiaries, BuyerFacts, FirstSettled, LineAmounts, LineFacts, Local, OrderFacts};

/// A text of a past: equal texts are kept once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Text(u32);

/// What is fixed about an order: when it was first priced, or by its source.
#[derive(Clone, Copy, Debug)]
pub struct PastOrder {
    /// The order.
    pub id: OrderId,
    /// Where it comes from.
    pub source: OrderSource,
    /// The account at the source.
    pub account: Text,
    /// The app, bot or campaign channel that it came through.
    pub channel: Option<Text>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// The same in the platform's zone.
    pub local: Local,
    /// The instant whose rules apply.
    pub pinned_at: DateTime<Utc>,
    /// The edition of the rules with which it was first priced.
    pub edition: i64,
    /// The buyer's tier or group.
    pub tier: Text,
    /// Whole days between the buyer's registration and the order.
    pub days_registered: i64,
    /// The code of whoever invited the buyer.
    pub invited_by: Option<Text>,
    /// What the buyer had bought in the month before, in minor units.
    pub month_volume: i64,
    /// Who earns.
    pub beneficiaries: Beneficiaries,
    /// Whether the report counts it; else it only takes its share of budgets and caps.
    pub is_counted: bool,
}

/// What is fixed about a line, and what it has paid.
#[derive(Clone, Copy, Debug)]
pub struct PastLine {
    /// The line.
    pub id: OrderLineId,
    /// Its order's place in the past.
    pub order: u32,
    /// The category with those above it.
    pub category: Option<Text>,
    /// The shop.
    pub merchant: Option<Text>,
    /// The stock-keeping unit or item id at the source.
    pub product: Option<Text>,
    /// What is booked for each role, in minor units.
    pub booked: [i64; BeneficiaryRole::ALL.len()],
    /// What of all that went beyond the commission.
    pub booked_subsidy: i64,
}

/// What one pricing saw of a line. Amounts in minor units, none negative.
#[derive(Clone, Copy, Debug)]
pub struct LineState {
    /// The line's place in the past.
    pub line: u32,
    /// What was paid.
    pub paid: i64,
    /// What the source says went back.
    pub refunded_by_source: i64,
    /// What the platform refunded.
    pub refunded_by_platform: i64,
    /// Net commission on `paid`.
    pub commission: Option<i64>,
    /// What of it was taken back, if the source says.
    pub commission_returned: Option<i64>,
    /// Number of items.
    pub quantity: i64,
    /// Whether the line earned.
    pub earns: bool,
    /// Whether the order was known to be its buyer's first one that is settled.
    pub first_settled: FirstSettled,
    /// Whether a pricing of the order begins with this line; else it belongs to the one before.
    pub begins: bool,
    /// Whether the order's other lines were priced again with it.
    pub whole_order: bool,
}

/// The orders and lines of a past.
#[derive(Debug, Default)]
pub struct Past {
    texts: Vec<Box<str>>,
    places: HashMap<Box<str>, u32>,
    orders: Vec<PastOrder>,
    lines: Vec<PastLine>,
    lines_of: Vec<Range<u32>>,
}

impl Past {
    /// Keeps a text.
    pub fn text(&mut self, text: &str) -> Text {
        if let Some(place) = self.places.get(text) {
            return Text(*place);
        }
        let place = place(self.texts.len());
        self.texts.push(text.into());
        self.places.insert(text.into(), place);
        Text(place)
    }

    /// Keeps a text, unless it is empty.
    pub fn text_of(&mut self, text: &str) -> Option<Text> {
        (!text.is_empty()).then(|| self.text(text))
    }

    /// Adds an order; answers its place.
    pub fn add_order(&mut self, order: PastOrder) -> u32 {
        self.orders.push(order);
        self.lines_of.push(0..0);
        place(self.orders.len() - 1)
    }

    /// Adds a line; answers its place. Its order must be there, and the order's lines must be added one after
    /// the other, in the order of their keys, in which they are priced.
    pub fn add_line(&mut self, line: PastLine) -> u32 {
        let at = place(self.lines.len());
        let lines = &mut self.lines_of[line.order as usize];
        let is_first = lines.end == 0;
        assert!(is_first || lines.end == at, "the lines of an order are added together");
        *lines = if is_first { at..at + 1 } else { lines.start..at + 1 };
        self.lines.push(line);
        at
    }

    /// Notes what is booked for a line in a role, and what of it was subsidised.
    pub fn book(&mut self, line: u32, role: BeneficiaryRole, amount: i64, subsidy: i64) {
        let line = &mut self.lines[line as usize];
        line.booked[role as usize] += amount;
        line.booked_subsidy += subsidy;
    }

    /// The order at a place.
    pub fn order(&self, place: u32) -> &PastOrder {
        &self.orders[place as usize]
    }

    /// The line at a place.
    pub fn line(&self, place: u32) -> &PastLine {
        &self.lines[place as usize]
    }

    /// How many orders there are.
    pub(super) fn order_count(&self) -> usize {
        self.orders.len()
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The places of an order's lines, in the order of their keys.
    pub(super) fn lines_of(&self, order: u32) -> Range<u32> {
        self.lines_of[order as usize].clone()
    }

    fn read(&self, text: Text) -> &str {
        &self.texts[text.0 as usize]
    }

    /// What rules may know about an order, given what was paid for all of it by then.
    pub(super) fn order_facts(&self, place: u32, amount: i64, first_settled: FirstSettled) -> OrderFacts<'_> {
        let order = self.order(place);
        OrderFacts {
            source: order.source,
            account: self.read(order.account),
            channel: order.channel.map(|text| self.read(text)),
            currency: order.currency,
            amount,
            pinned_at: order.pinned_at,
            edition: order.edition,
            local: order.local,
            buyer: BuyerFacts {
                tier: self.read(order.tier),
                days_registered: order.days_registered,
                invited_by: order.invited_by.map(|text| self.read(text)),
                month_volume: order.month_volume,
                first_settled,
            },
            beneficiaries: order.beneficiaries,
        }
    }

    /// What rules may know about a line in a state.
    pub(super) fn line_facts(&self, state: &LineState) -> LineFacts<'_> {
        let line = self.line(state.line);
        LineFacts {
            category: line.category.map(|text| self.read(text)),
            merchant: line.merchant.map(|text| self.read(text)),
            product: line.product.map(|text| self.read(text)),
            quantity: state.quantity,
            earns: state.earns,
            amounts: LineAmounts {
                currency: self.order(line.order).currency,
                paid: state.paid,
                refunded_by_source: state.refunded_by_source,
                refunded_by_platform: state.refunded_by_platform,
                commission: state.commission,
                commission_returned: state.commission_returned,
            },
        }
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).expect("a past fits into memory long before its places run out")
}
