use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use uuid::Uuid;

/// A transfer as the hash chain sees it. Times are cut to microseconds, the precision that every
/// database keeps.
///
/// The canonical text is JSON without spaces, its members in the order of these fields, behind the
/// version of the form and the hash before. A change of the form gets another version.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the columns of the transfer, by their names")]
pub struct SealedTransfer<'a> {
    pub id: Uuid,
    pub phase: &'a str,
    pub object_type: &'a str,
    pub object_id: Uuid,
    pub step: &'a str,
    pub reason: &'a str,
    pub currency: &'a str,
    pub order_id: Option<Uuid>,
    pub refund_id: Option<Uuid>,
    pub pending_id: Option<Uuid>,
    pub reverses_id: Option<Uuid>,
    #[serde(serialize_with = "micros")]
    pub effective_at: DateTime<Utc>,
    #[serde(serialize_with = "micros_opt")]
    pub occurred_at: Option<DateTime<Utc>>,
    #[serde(serialize_with = "micros_opt")]
    pub expires_at: Option<DateTime<Utc>>,
    #[serde(serialize_with = "micros")]
    pub recorded_at: DateTime<Utc>,
    /// What tells a repeat from another request, as hexadecimal digits.
    #[serde(serialize_with = "hex_opt")]
    pub input_hash: Option<&'a [u8]>,
    /// What moved, sorted by account.
    pub entries: Vec<SealedEntry>,
    /// What was reserved or freed, sorted by account.
    pub pending: Vec<SealedPending>,
}

/// An entry: account, amount in minor units, number on the account, balance and reserved after it.
#[derive(Clone, Debug, Serialize)]
pub struct SealedEntry(pub Uuid, pub i64, pub Option<i64>, pub Option<i64>, pub Option<i64>);

/// A reservation: account, amount in minor units, reserved and balance after it.
#[derive(Clone, Debug, Serialize)]
pub struct SealedPending(pub Uuid, pub i64, pub Option<i64>, pub Option<i64>);

impl SealedTransfer<'_> {
    /// Version of the canonical form.
    pub const VERSION: &'static str = "rebated-ledger-v1";

    /// The bytes that the transfer's hash covers; `previous` is the hash before it, nothing for the first.
    pub fn canonical(&self, previous: &[u8]) -> Vec<u8> {
        serde_json::to_vec(&(Self::VERSION, hex(previous), self)).expect("names, numbers and times are JSON")
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hex_opt<S: serde::Serializer>(bytes: &Option<&[u8]>, to: S) -> Result<S::Ok, S::Error> {
    bytes.map(hex).serialize(to)
}

fn micros<S: serde::Serializer>(at: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Micros, true))
}

fn micros_opt<S: serde::Serializer>(at: &Option<DateTime<Utc>>, to: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => micros(at, to),
        None => to.serialize_none(),
    }
}

#[cfg(test)]
mod tests;
