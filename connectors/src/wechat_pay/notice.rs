use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money};
use rebated_service::payments::{Account, Callback, CallbackRefusal, Notice, PaymentNotice, RefundNotice};
use serde::Deserialize;

use super::WechatPay;
use super::query::Transaction;
use super::refund::state;
use super::seal::Sealed;
use super::sign::Signature;

#[derive(Deserialize)]
struct Envelope {
    id: String,
    event_type: String,
    resource: Sealed,
}

/// A refund as callbacks write it: `refund_status`, where answers write `status`.
#[derive(Deserialize)]
struct Refund {
    mchid: String,
    out_trade_no: String,
    transaction_id: String,
    out_refund_no: String,
    refund_id: String,
    refund_status: String,
    #[serde(default)]
    success_time: Option<DateTime<Utc>>,
    amount: Amount,
}

#[derive(Deserialize)]
struct Amount {
    total: i64,
    refund: i64,
}

impl WechatPay {
    /// Checks the signature over the bytes before anything else is looked at, then the tag of what is encrypted.
    pub(super) async fn read_notice(
        &self,
        callback: &Callback,
        now: DateTime<Utc>,
    ) -> Result<Notice, CallbackRefusal> {
        let signature = Signature::of(|name| callback.header(name)).ok_or(CallbackRefusal::BadSignature)?;
        self.verify(&signature, &callback.body, now).await?;
        let envelope: Envelope =
            serde_json::from_slice(&callback.body).map_err(|_| CallbackRefusal::Malformed)?;
        let opened = self.api_keys.current().open(&envelope.resource);
        let resource = opened.ok_or(CallbackRefusal::Undecipherable)?;
        let (id, event) = (envelope.id, envelope.event_type);
        let notice = match event.split_once('.') {
            Some(("TRANSACTION", _)) => payment(id, &resource),
            Some(("REFUND", _)) => refund(id, &resource),
            _ => Some(Notice::Other { id, event }),
        };
        notice.ok_or(CallbackRefusal::Malformed)
    }
}

fn payment(id: String, resource: &[u8]) -> Option<Notice> {
    let transaction: Transaction = serde_json::from_slice(resource).ok()?;
    Some(Notice::Payment(PaymentNotice {
        id,
        state: transaction.state()?,
        amount: transaction.total()?,
        paid_at: transaction.paid_at(),
        number: transaction.out_trade_no,
        channel_number: transaction.transaction_id?,
        account: Account { app: transaction.appid, merchant: transaction.mchid },
        refund: None,
    }))
}

fn refund(id: String, resource: &[u8]) -> Option<Notice> {
    let refund: Refund = serde_json::from_slice(resource).ok()?;
    Some(Notice::Refund(RefundNotice {
        id,
        payment_number: refund.out_trade_no,
        payment_channel_number: refund.transaction_id,
        number: refund.out_refund_no,
        channel_number: refund.refund_id,
        merchant: refund.mchid,
        state: state(&refund.refund_status)?,
        amount: Money::new(refund.amount.refund, Currency::Cny),
        paid: Money::new(refund.amount.total, Currency::Cny),
        succeeded_at: refund.success_time,
    }))
}
