use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use serde_json::{Value, json};

use super::payments::{time, transaction};
use super::refunds::{amount, word};
use super::{MERCHANT, WechatPaySimulator};
use crate::payments::simulator::{CallbackFault, Letter, Refund, Sealed, Trade, random_text};
use crate::payments::to_base64;

/// Seconds between the attempts of a callback: 15 s, 15 s, 30 s, 3 m, 10 m, 20 m, 30 m three times, 1 h, 3 h three
/// times, 6 h twice.
pub(super) const SCHEDULE: &[i64] =
    &[15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];

/// What a callback says.
#[derive(Clone, Debug)]
pub(super) struct News {
    id: String,
    event: String,
    original_type: &'static str,
    resource: Value,
    created_at: String,
}

impl WechatPaySimulator {
    pub(super) fn tell_of_payment(&self, trade: &Trade) {
        self.put(&trade.notify_url, "TRANSACTION.SUCCESS".into(), "transaction", transaction(trade));
    }

    /// The end of a refund. Its state is in `refund_status` here.
    pub(super) fn tell_of_refund(&self, trade: &Trade, refund: &Refund) {
        let mut resource = json!({
            "mchid": MERCHANT,
            "out_trade_no": trade.number,
            "transaction_id": trade.channel_number,
            "out_refund_no": refund.number,
            "refund_id": refund.channel_number,
            "refund_status": word(refund.state),
            "user_received_account": "支付用户零钱",
            "amount": amount(trade, refund),
        });
        if let Some(ended_at) = refund.ended_at {
            resource["success_time"] = time(ended_at).into();
        }
        self.put(&refund.notify_url, format!("REFUND.{}", word(refund.state)), "refund", resource);
    }

    fn put(&self, url: &str, event: String, original_type: &'static str, resource: Value) {
        let id = random_text(36);
        let news = News { id, event, original_type, resource, created_at: time(self.now()) };
        self.0.post.put(url, news, self.0.script.next_callback(), self.now());
    }

    /// The body and the headers of one attempt: encrypted, and signed with the time of now.
    pub(super) fn seal(&self, letter: &Letter<News>) -> Sealed {
        let keys = self.keys();
        let news = &letter.content;
        let plain = changed(&news.resource, letter.fault).to_string();
        let mut resource = encrypted(&keys.api_v3_key, news.original_type, plain.as_bytes());
        resource["original_type"] = news.original_type.into();
        let mut body = json!({
            "id": news.id,
            "create_time": news.created_at,
            "resource_type": "encrypt-resource",
            "event_type": news.event,
            "summary": "支付",
            "resource": resource,
        })
        .to_string();
        if letter.fault == Some(CallbackFault::Garbage) {
            body = "{".into();
        }
        let age = if letter.fault == Some(CallbackFault::Stale) { 600 } else { 0 };
        let (timestamp, nonce) = (self.now().timestamp() - age, random_text(32));
        let (mut key, serial) = keys.signer(Some(&keys.public_id));
        if letter.fault == Some(CallbackFault::Forged) {
            key = &keys.foreign;
        }
        let mut signature = key.sign(format!("{timestamp}\n{nonce}\n{body}\n").as_bytes());
        if letter.fault == Some(CallbackFault::Probe) {
            signature = format!("WECHATPAY/SIGNTEST/{signature}");
        }
        if letter.fault == Some(CallbackFault::Tampered) {
            body = body.replace("SUCCESS", "SUCCESs");
        }
        Sealed {
            headers: vec![
                ("content-type", "application/json".into()),
                ("wechatpay-timestamp", timestamp.to_string()),
                ("wechatpay-nonce", nonce),
                ("wechatpay-signature", signature),
                ("wechatpay-signature-type", "WECHATPAY2-SHA256-RSA2048".into()),
                ("wechatpay-serial", serial),
            ],
            body,
        }
    }
}

fn changed(resource: &Value, fault: Option<CallbackFault>) -> Value {
    let mut resource = resource.clone();
    match fault {
        Some(CallbackFault::WrongAmount) => {
            let field = if resource["amount"]["refund"].is_i64() { "refund" } else { "total" };
            let fen = resource["amount"][field].as_i64().unwrap_or_default();
            resource["amount"][field] = (fen + 1).into();
        }
        Some(CallbackFault::WrongApp) => resource["appid"] = "wx0000000000000099".into(),
        Some(CallbackFault::WrongMerchant) => resource["mchid"] = "1900000099".into(),
        _ => {}
    }
    resource
}

/// A text under the APIv3 key.
pub(super) fn encrypted(key: &str, associated_data: &str, plain: &[u8]) -> Value {
    let key = UnboundKey::new(&AES_256_GCM, key.as_bytes()).expect("the key has 32 bytes");
    let nonce = random_text(12);
    let mut bytes = plain.to_vec();
    let unique = Nonce::try_assume_unique_for_key(nonce.as_bytes()).expect("the nonce has 12 bytes");
    LessSafeKey::new(key)
        .seal_in_place_append_tag(unique, Aad::from(associated_data.as_bytes()), &mut bytes)
        .expect("a short text is encrypted");
    json!({
        "algorithm": "AEAD_AES_256_GCM",
        "ciphertext": to_base64(&bytes),
        "nonce": nonce,
        "associated_data": associated_data,
    })
}
