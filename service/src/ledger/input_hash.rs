use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Value, json};

use super::transfer::{Legs, NewTransfer, Step};

/// SHA-256 over everything that a step asks for: a repeat has the same, another request has not.
pub(super) fn input_hash(step: &Step) -> Vec<u8> {
    let asked = match step {
        Step::Single(transfer) => json!(["single", told(transfer)]),
        Step::Reserve { transfer, expires_at } => json!(["reserve", told(transfer), expires_at]),
        Step::Post { pending_id, amount, .. } => json!(["post", pending_id, amount]),
        Step::Void { pending_id, .. } => json!(["void", pending_id]),
        Step::Expire { pending_id, .. } => json!(["expire", pending_id]),
    };
    let cause = step.cause();
    let text = json!([asked, cause.object_type, cause.object_id, cause.step, cause.reason]).to_string();
    digest(&SHA256, text.as_bytes()).as_ref().to_vec()
}

fn told(transfer: &NewTransfer) -> Value {
    let legs = match &transfer.legs {
        Legs::Fixed(entries) => {
            let mut legs: Vec<_> = entries.iter().map(|leg| (leg.account.id(), leg.amount)).collect();
            legs.sort_unstable();
            json!(legs)
        }
        Legs::Credit { user, currency, amount, from } => json!([user, currency, amount, from]),
    };
    json!([
        transfer.id,
        transfer.order_id,
        transfer.refund_id,
        transfer.reverses_id,
        transfer.effective_at,
        legs
    ])
}
