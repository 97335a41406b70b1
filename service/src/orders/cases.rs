use std::borrow::Cow;

use rebated_domain::network::{settled_with, tells_cases_apart};
use sea_orm::DatabaseTransaction;

use super::import::MarkedRecord;
use crate::db::{Kind, Rows};
use crate::networks::after_sales;
use crate::{Fault, row};

const KEYS: &[(&str, Kind)] = &[("source", Kind::Text), ("account", Kind::Text), ("line_key", Kind::Text)];

/// The records with the after-sale cases of their lines counted in. Asked once the orders are locked: whoever stores a
/// case imports its line after that, and so either comes before or sees this one.
pub(super) async fn counted_in<'a>(
    txn: &DatabaseTransaction,
    records: &'a [MarkedRecord],
) -> Result<Cow<'a, [MarkedRecord]>, Fault> {
    let mut keys = Rows::new(KEYS);
    for snapshot in records.iter().map(|marked| &marked.record.snapshot) {
        if tells_cases_apart(snapshot.source) {
            keys.push(row![snapshot.source, snapshot.account.as_str(), snapshot.line_key.as_str()]);
        }
    }
    let cases = after_sales::of_lines(txn, &keys).await?;
    if cases.is_empty() {
        return Ok(Cow::Borrowed(records));
    }
    let mut counted = records.to_vec();
    for marked in &mut counted {
        let snapshot = &marked.record.snapshot;
        let key = (snapshot.account.clone(), snapshot.line_key.clone());
        if let Some(cases) = tells_cases_apart(snapshot.source).then(|| cases.get(&key)).flatten() {
            marked.amend(settled_with(snapshot, cases));
        }
    }
    Ok(Cow::Owned(counted))
}
