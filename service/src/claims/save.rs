use chrono::{DateTime, Utc};
use rebated_domain::claim::{ClaimStanding, ClaimStatus};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::ClaimFacts;
use rebated_entity::order_claim;

use crate::db::{Kind, Rows, Writes};
use crate::events::Outbox;
use crate::{Platform, row};

const NEW: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("source", Kind::Text),
    ("order_number", Kind::Text),
    ("note", Kind::TextOpt),
    ("paid_minor", Kind::BigOpt),
    ("paid_currency", Kind::TextOpt),
    ("status", Kind::Text),
    ("order_id", Kind::UuidOpt),
    ("score", Kind::BigOpt),
    ("evidence", Kind::JsonOpt),
    ("decided_at", Kind::TimeOpt),
    ("created_at", Kind::Time),
    ("expires_at", Kind::Time),
];

const CHANGED: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("status", Kind::Text),
    ("order_id", Kind::UuidOpt),
    ("score", Kind::BigOpt),
    ("evidence", Kind::JsonOpt),
    ("decided_at", Kind::TimeOpt),
    ("decided_by", Kind::UuidOpt),
    ("decision_note", Kind::TextOpt),
];

const SET: &str = "status = r.status, order_id = r.order_id, score = r.score, evidence = r.evidence, \
    decided_at = r.decided_at, decided_by = r.decided_by, decision_note = r.decision_note";

/// Adds a new claim to the writes, and tells of it when it is decided at once.
pub(super) fn write_new(
    platform: &Platform,
    now: DateTime<Utc>,
    claim: &order_claim::Model,
    writes: &mut Writes,
) {
    let mut rows = Rows::new(NEW);
    rows.push(row![
        claim.id,
        claim.user_id,
        claim.source,
        claim.order_number.as_str(),
        claim.note.clone(),
        claim.paid_minor,
        claim.paid_currency,
        claim.status,
        claim.order_id,
        claim.score,
        claim.evidence.clone(),
        claim.decided_at,
        claim.created_at,
        claim.expires_at,
    ]);
    writes.insert("order_claims", &rows, "");
    tell(platform, now, std::slice::from_ref(claim), writes);
}

/// Adds changed claims to the writes, and tells of those that are decided.
pub(super) fn write_changed(
    platform: &Platform,
    now: DateTime<Utc>,
    claims: &[order_claim::Model],
    writes: &mut Writes,
) {
    let mut rows = Rows::new(CHANGED);
    for claim in claims {
        rows.push(row![
            claim.id,
            claim.status,
            claim.order_id,
            claim.score,
            claim.evidence.clone(),
            claim.decided_at,
            claim.decided_by,
            claim.decision_note.clone(),
        ]);
    }
    writes.update("order_claims", &rows, SET, "order_claims.id = r.id");
    tell(platform, now, claims, writes);
}

/// Tells of claims that are over, but for those that their claimants took back.
fn tell(platform: &Platform, now: DateTime<Utc>, claims: &[order_claim::Model], writes: &mut Writes) {
    let mut outbox = Outbox::default();
    for claim in claims {
        let status = claim.status.standing();
        if matches!(status, ClaimStanding::Open | ClaimStanding::Withdrawn) {
            continue;
        }
        let facts = ClaimFacts {
            claim_id: claim.id,
            user_id: claim.user_id,
            source: claim.source,
            order_number: claim.order_number.clone(),
            status,
            order_id: claim.order_id.filter(|_| claim.status == ClaimStatus::Granted),
        };
        outbox.add(platform, now, &EventData::OrderClaimDecided(facts));
    }
    outbox.write(writes);
}
