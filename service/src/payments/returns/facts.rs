use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::refund::machine::{
    ChannelFacts, NumberProof, PersonFacts, RefundFacts, RefundStatus, RefundTerms,
};
use rebated_entity::payment_return;

use super::said::Said;
use crate::payments::PaymentChannel;

/// What is known of a return, with what was said of it.
pub(super) fn facts(row: &payment_return::Model, said: &Said, now: DateTime<Utc>) -> RefundFacts {
    let since = |at: Option<DateTime<Utc>>| at.map_or(TimeDelta::zero(), |at| now - at);
    let count = |count: i32| u32::try_from(count).unwrap_or(0);
    RefundFacts {
        person: PersonFacts { gave_evidence: said.evidence.is_some(), ..PersonFacts::default() },
        channel: ChannelFacts {
            is_current: said.number.as_ref().is_none_or(|number| *number == row.number),
            is_our_amount: said.amount.is_none_or(|minor| minor == row.amount_minor),
            was_unclear: row.unknowns > 0,
            may_call_again: said.may_call_again,
            failures: count(row.failures),
            unknowns: count(row.unknowns),
            since_call: since(row.called_at),
            unknown_for: since(row.unknown_since),
            polls: count(row.polls),
            proof: NumberProof::Nothing,
            has_reserve: row.status != RefundStatus::Succeeded,
            ..ChannelFacts::default()
        },
        is_due: row.wake_at.is_some_and(|at| at <= now),
        ..RefundFacts::default()
    }
}

/// The platform's limits, with the channel's own shortest time before a question that means something.
pub(super) fn terms(channel: Option<&dyn PaymentChannel>) -> RefundTerms {
    let pace = channel.map(|channel| channel.pace().before_refund_query);
    let pace = pace.and_then(|pace| TimeDelta::from_std(pace).ok());
    let terms = RefundTerms::default();
    RefundTerms { query_after: pace.unwrap_or(TimeDelta::minutes(1)), ..terms }
}
