use rebated_entity::refund;

use super::command::check_note;
use super::{Decision, RefundError, approve, reject};
use crate::{Actor, ErrorKind, Platform, access};

/// A refund that was decided as one of many.
pub type Decided = refund::Model;

/// Grants refunds one by one: what is refused of one stops no other.
pub async fn approve_many(
    platform: &Platform,
    actor: &Actor,
    decisions: Vec<Decision>,
) -> Result<Vec<Result<Decided, RefundError>>, RefundError> {
    check(actor, &decisions)?;
    let mut all = Vec::with_capacity(decisions.len());
    for decision in decisions {
        all.push(told(approve(platform, actor, decision).await));
    }
    Ok(all)
}

/// Refuses refunds one by one.
pub async fn reject_many(
    platform: &Platform,
    actor: &Actor,
    decisions: Vec<Decision>,
) -> Result<Vec<Result<Decided, RefundError>>, RefundError> {
    check(actor, &decisions)?;
    let mut all = Vec::with_capacity(decisions.len());
    for decision in decisions {
        all.push(told(reject(platform, actor, decision).await));
    }
    Ok(all)
}

/// Who may not decide, or writes a note that does not fit, is told once; each decision then makes an entry of its own.
fn check(actor: &Actor, decisions: &[Decision]) -> Result<(), RefundError> {
    let _each = access::decide_refunds(actor)?;
    decisions.iter().try_for_each(|decision| check_note(decision.note.as_deref()))
}

/// A fault of ours stops no other either: what was decided before it is told, and this one can be asked for again.
fn told(done: Result<Decided, RefundError>) -> Result<Decided, RefundError> {
    done.map_err(|error| match error.kind() {
        ErrorKind::Fault => {
            tracing::error!(%error, "A refund was not decided.");
            RefundError::NotDecided
        }
        _ => error,
    })
}
