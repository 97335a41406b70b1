//! What a callback said, as it is kept: without who paid.

use chrono::{DateTime, Utc};
use rebated_domain::money::Money;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Fault;
use crate::payments::{Account, Notice, PaymentNotice, PaymentState, RefundNotice, RefundPart, RefundState};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
enum Kept {
    Payment {
        id: String,
        number: String,
        channel_number: String,
        app: String,
        merchant: String,
        state: Standing,
        amount: Money,
        paid_at: Option<DateTime<Utc>>,
        refund: Option<Part>,
    },
    Refund {
        id: String,
        payment_number: String,
        payment_channel_number: String,
        number: String,
        channel_number: String,
        merchant: String,
        state: RefundStanding,
        amount: Money,
        paid: Money,
        succeeded_at: Option<DateTime<Utc>>,
    },
    Other {
        id: String,
        event: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    number: Option<String>,
    refunded: Money,
    refunded_at: Option<DateTime<Utc>>,
}

macro_rules! standing {
    ($name:ident of $of:ident { $($state:ident)+ }) => {
        #[derive(Clone, Copy, Serialize, Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        enum $name { $($state,)+ }

        impl From<$of> for $name {
            fn from(state: $of) -> Self {
                match state { $($of::$state => Self::$state,)+ }
            }
        }

        impl From<$name> for $of {
            fn from(state: $name) -> Self {
                match state { $($name::$state => Self::$state,)+ }
            }
        }
    };
}

standing!(Standing of PaymentState { Absent Open Paid Finished Closed });
standing!(RefundStanding of RefundState { Absent Processing Succeeded Closed Abnormal ReturnedByBank });

/// Our number that a notice names, for finding it again.
pub(super) fn number_of(notice: &Notice) -> Option<&str> {
    match notice {
        Notice::Payment(notice) => Some(&notice.number),
        Notice::Refund(notice) => Some(&notice.payment_number),
        Notice::Other { .. } => None,
    }
}

/// The words of the row.
pub(super) fn write(notice: &Notice) -> Result<Value, Fault> {
    let kept = match notice.clone() {
        Notice::Payment(it) => Kept::Payment {
            id: it.id,
            number: it.number,
            channel_number: it.channel_number,
            app: it.account.app,
            merchant: it.account.merchant,
            state: it.state.into(),
            amount: it.amount,
            paid_at: it.paid_at,
            refund: it.refund.map(|part| Part {
                number: part.number,
                refunded: part.refunded,
                refunded_at: part.refunded_at,
            }),
        },
        Notice::Refund(it) => Kept::Refund {
            id: it.id,
            payment_number: it.payment_number,
            payment_channel_number: it.payment_channel_number,
            number: it.number,
            channel_number: it.channel_number,
            merchant: it.merchant,
            state: it.state.into(),
            amount: it.amount,
            paid: it.paid,
            succeeded_at: it.succeeded_at,
        },
        Notice::Other { id, event } => Kept::Other { id, event },
    };
    Ok(serde_json::to_value(kept)?)
}

/// What the words of the row mean.
pub(super) fn read(kept: &Value) -> Result<Notice, Fault> {
    Ok(match serde_json::from_value(kept.clone())? {
        Kept::Payment { id, number, channel_number, app, merchant, state, amount, paid_at, refund } => {
            Notice::Payment(PaymentNotice {
                id,
                number,
                channel_number,
                account: Account { app, merchant },
                state: state.into(),
                amount,
                paid_at,
                refund: refund.map(|part| RefundPart {
                    number: part.number,
                    refunded: part.refunded,
                    refunded_at: part.refunded_at,
                }),
            })
        }
        Kept::Refund {
            id,
            payment_number,
            payment_channel_number,
            number,
            channel_number,
            merchant,
            state,
            amount,
            paid,
            succeeded_at,
        } => Notice::Refund(RefundNotice {
            id,
            payment_number,
            payment_channel_number,
            number,
            channel_number,
            merchant,
            state: state.into(),
            amount,
            paid,
            succeeded_at,
        }),
        Kept::Other { id, event } => Notice::Other { id, event },
    })
}

#[cfg(test)]
mod tests {
    use rebated_domain::money::Currency;

    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let (yuan, at) = (Money::new(100, Currency::Cny), Some(DateTime::UNIX_EPOCH));
        let payment = |refund| PaymentNotice {
            id: "n1".into(),
            number: "P1".into(),
            channel_number: "2026".into(),
            account: Account { app: "a".into(), merchant: "m".into() },
            state: PaymentState::Finished,
            amount: yuan,
            paid_at: at,
            refund,
        };
        let part = RefundPart { number: Some("R1-1".into()), refunded: yuan, refunded_at: at };
        let refund = RefundNotice {
            id: "n2".into(),
            payment_number: "P1".into(),
            payment_channel_number: "4200".into(),
            number: "R1-1".into(),
            channel_number: "5000".into(),
            merchant: "m".into(),
            state: RefundState::Abnormal,
            amount: yuan,
            paid: yuan,
            succeeded_at: None,
        };
        for notice in [
            Notice::Payment(payment(None)),
            Notice::Payment(payment(Some(part))),
            Notice::Refund(refund),
            Notice::Other { id: "n3".into(), event: "COUPON.USE".into() },
        ] {
            assert_eq!(read(&write(&notice).expect("it is kept")).expect("it is read"), notice);
        }
    }
}
