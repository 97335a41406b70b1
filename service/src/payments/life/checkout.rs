//! What the buyer needs to pay, as it is kept.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Fault;
use crate::payments::{Checkout, JsapiCheckout};

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE", rename_all_fields = "camelCase")]
enum Kept {
    Qr { content: String },
    Page { url: String },
    Jsapi { app_id: String, time_stamp: String, nonce: String, package: String, signature: String },
}

/// The words of the row.
pub(in crate::payments) fn write_checkout(checkout: &Checkout) -> Result<Value, Fault> {
    let kept = match checkout.clone() {
        Checkout::Qr { content } => Kept::Qr { content },
        Checkout::Page { url } => Kept::Page { url },
        Checkout::Jsapi(JsapiCheckout { app_id, time_stamp, nonce, package, signature, .. }) => {
            Kept::Jsapi { app_id, time_stamp, nonce, package, signature }
        }
    };
    Ok(serde_json::to_value(kept)?)
}

/// What the words of the row mean.
pub(in crate::payments) fn read_checkout(kept: &Value) -> Result<Checkout, Fault> {
    Ok(match serde_json::from_value(kept.clone())? {
        Kept::Qr { content } => Checkout::Qr { content },
        Kept::Page { url } => Checkout::Page { url },
        Kept::Jsapi { app_id, time_stamp, nonce, package, signature } => {
            Checkout::Jsapi(JsapiCheckout { app_id, time_stamp, nonce, package, sign_type: "RSA", signature })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let text = |text: &str| text.to_owned();
        let jsapi = JsapiCheckout {
            app_id: text("wx"),
            time_stamp: text("1"),
            nonce: text("n"),
            package: text("prepay_id=1"),
            sign_type: "RSA",
            signature: text("s"),
        };
        for checkout in [
            Checkout::Qr { content: text("https://qr.example/1") },
            Checkout::Page { url: text("https://page.example/?a=1") },
            Checkout::Jsapi(jsapi),
        ] {
            let kept = write_checkout(&checkout).expect("it is kept");
            assert_eq!(read_checkout(&kept).expect("it is read"), checkout);
        }
    }
}
