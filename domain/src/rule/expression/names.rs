use cel::common::types::{CelBool, CelInt, CelString};
use cel::common::value::CowVal;
use cel::context::VariableResolver;
use chrono::Datelike;

use crate::rule::{LineFacts, OrderFacts};

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// A whole number; amounts are in minor units.
    Int,
    /// A text.
    Text,
    /// A list of whole numbers.
    Ints,
    /// A list of texts.
    Texts,
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Text => "string",
            Self::Ints => "list(int)",
            Self::Texts => "list(string)",
        })
    }
}

/// What a condition can look at: name, type, meaning.
pub const VARIABLES: &[(&str, Kind, &str)] = &[
    ("order.source", Kind::Text, "where the order comes from, such as `JD`"),
    ("order.account", Kind::Text, "the account at the source"),
    ("order.channel", Kind::Text, "the app, bot or campaign channel; empty when unknown"),
    ("order.currency", Kind::Text, "ISO 4217 code"),
    ("order.amount", Kind::Int, "what was paid for all lines, in minor units"),
    ("order.hour", Kind::Int, "hour of the day in the platform's zone, 0 to 23"),
    ("order.day", Kind::Int, "day of the month in the platform's zone, 1 to 31"),
    ("order.month", Kind::Int, "month in the platform's zone, 1 to 12"),
    ("order.weekday", Kind::Int, "day of the week in the platform's zone, 1 (Monday) to 7"),
    ("line.category", Kind::Text, "the category with those above it; empty when unknown"),
    ("line.merchant", Kind::Text, "the shop; empty when unknown"),
    ("line.product", Kind::Text, "the item id at the source; empty when unknown"),
    ("line.quantity", Kind::Int, "number of items"),
    ("line.paid", Kind::Int, "what was paid for the line, in minor units"),
    ("buyer.tier", Kind::Text, "tier or group"),
    ("buyer.invited_by", Kind::Text, "invite code; empty when not invited"),
    ("buyer.days_registered", Kind::Int, "whole days between registration and order"),
    ("buyer.month_volume", Kind::Int, "bought in the month before this order, in minor units"),
    ("buyer.is_invited", Kind::Bool, "whether somebody invited the buyer"),
];

/// The variables of one line, made when they are asked for.
pub(super) struct Variables<'a> {
    order: &'a OrderFacts<'a>,
    line: &'a LineFacts<'a>,
}

impl<'a> Variables<'a> {
    pub(super) fn new(order: &'a OrderFacts<'a>, line: &'a LineFacts<'a>) -> Self {
        Self { order, line }
    }
}

impl VariableResolver for Variables<'_> {
    fn resolve<'b>(&'b self, variable: &str) -> Option<CowVal<'b, 'b>> {
        let (order, line, buyer) = (self.order, self.line, &self.order.buyer);
        let text = |text: &'b str| CowVal::owned(CelString::from(text));
        let known = |value: Option<&'b str>| text(value.unwrap_or(""));
        let int = |value: i64| CowVal::owned(CelInt::from(value));
        Some(match variable {
            "order.source" => text(order.source.code()),
            "order.account" => text(order.account),
            "order.channel" => known(order.channel),
            "order.currency" => text(order.currency.code()),
            "order.amount" => int(order.amount),
            "order.hour" => int(i64::from(order.local.hour)),
            "order.day" => int(i64::from(order.local.date.day())),
            "order.month" => int(i64::from(order.local.date.month())),
            "order.weekday" => int(order.local.weekday as i64 + 1),
            "line.category" => known(line.category),
            "line.merchant" => known(line.merchant),
            "line.product" => known(line.product),
            "line.quantity" => int(line.quantity),
            "line.paid" => int(line.amounts.paid),
            "buyer.tier" => text(buyer.tier),
            "buyer.invited_by" => known(buyer.invited_by),
            "buyer.days_registered" => int(buyer.days_registered),
            "buyer.month_volume" => int(buyer.month_volume),
            "buyer.is_invited" => CowVal::owned(CelBool::from(buyer.invited_by.is_some())),
            _ => return None,
        })
    }
}
