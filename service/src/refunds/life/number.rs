use aws_lc_rs::digest::{SHA256, digest};
use rebated_entity::refund;

use crate::payments::NewRefund;

/// Our number of the refund at the channel. Another turn begins only after the channel closed the one before, or a
/// bank sent its money back.
pub(in crate::refunds) fn number_of(refund: &refund::Model) -> String {
    format!("{}-{}", refund.number, refund.turn)
}

/// The refund's own number and the turn of a number at a channel.
pub(in crate::refunds) fn split(number: &str) -> Option<(&str, i32)> {
    let (own, turn) = number.rsplit_once('-')?;
    turn.parse().ok().map(|turn| (own, turn))
}

/// What a call says, so that two calls with one number can be seen to be the same.
pub(in crate::refunds) fn body_hash(call: &NewRefund) -> Vec<u8> {
    let NewRefund { payment_number, number, amount, paid, reason } = call;
    let text = format!("{payment_number}\n{number}\n{amount}\n{paid}\n{reason}");
    digest(&SHA256, text.as_bytes()).as_ref().to_vec()
}
