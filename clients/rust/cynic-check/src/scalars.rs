//! The schema's scalars, and money.

use crate::enums::CurrencyCode;
use crate::schema;

/// A decimal number as text.
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

/// An instant as text.
#[derive(cynic::Scalar, Clone, Debug, PartialEq, Eq)]
pub struct DateTime(pub String);

/// An amount.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the schema describes the fields")]
pub struct Money {
    pub amount: Decimal,
    pub currency_code: CurrencyCode,
}

/// An amount that is given.
#[derive(cynic::InputObject, Clone, Debug)]
#[expect(missing_docs, reason = "the schema describes the fields")]
pub struct MoneyInput {
    pub amount: Decimal,
    pub currency_code: CurrencyCode,
}
