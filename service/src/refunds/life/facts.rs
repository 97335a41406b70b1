use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::refund::machine::{
    ChannelFacts, NumberProof, PersonFacts, RefundFacts, RefundTerms, RequestFacts,
};
use rebated_domain::refund::{RefundPayout, RefundTrigger};

use super::{Locked, Said, number_of};
use crate::Platform;
use crate::settings::Settings;

/// What is known of a refund, with what was said of it.
pub(super) fn facts(locked: &Locked, said: &Said, settings: &Settings, now: DateTime<Utc>) -> RefundFacts {
    let refund = &locked.refund;
    let since = |at: Option<DateTime<Utc>>| at.map_or(TimeDelta::zero(), |at| now - at);
    let count = |count: i32| u32::try_from(count).unwrap_or(0);
    let gave_reason = said.note.as_deref().is_some_and(|note| !note.trim().is_empty());
    RefundFacts {
        request: request(locked, settings),
        person: PersonFacts {
            gave_evidence: said.heard.evidence.is_some(),
            // whoever collected the money has its own record of why
            gave_reason: gave_reason || refund.payout == RefundPayout::Recorded,
            ..said.person
        },
        goods: rebated_domain::refund::machine::GoodsFacts {
            has_tracking: said.parcel.is_some(),
            tries: count(refund.tries),
            ..locked.goods
        },
        channel: ChannelFacts {
            is_current: said.heard.number.as_ref().is_none_or(|number| *number == number_of(refund)),
            is_our_amount: said.heard.amount.is_none_or(|minor| minor == refund.amount_minor),
            was_unclear: refund.unknowns > 0,
            may_call_again: said.heard.may_call_again,
            failures: count(refund.failures),
            unknowns: count(refund.unknowns),
            since_call: since(refund.called_at),
            unknown_for: since(refund.unknown_since),
            polls: count(refund.polls),
            proof: said.proof.filter(|_| refund.proof == NumberProof::Nothing).unwrap_or(refund.proof),
            return_booked: refund.returned_turn == Some(refund.turn),
            owes_buyer: refund.owes_buyer,
            has_reserve: refund.has_reserve,
        },
        is_due: refund.wake_at.is_some_and(|at| at <= now),
    }
}

fn request(locked: &Locked, settings: &Settings) -> RequestFacts {
    let refund = &locked.refund;
    RequestFacts {
        amount_minor: refund.amount_minor,
        order_sum_minor: locked.order_sum_minor,
        is_risky: refund.risk.is_some(),
        may_grant_itself: refund.trigger == RefundTrigger::User && settings.refund_auto_approve_minutes > 0,
        ..RequestFacts::default()
    }
}

/// The platform's limits, with the channel's own shortest time before a question that means something.
pub(in crate::refunds) fn terms(platform: &Platform, settings: &Settings, locked: &Locked) -> RefundTerms {
    let channel = locked.payment.as_ref().and_then(|payment| platform.channels.of(payment.channel));
    let pace = channel.and_then(|channel| TimeDelta::from_std(channel.pace().before_refund_query).ok());
    RefundTerms { query_after: pace.unwrap_or(TimeDelta::minutes(1)), ..settings.refund_terms() }
}
