use rebated_service::payments::Trouble;
use reqwest::{Method, Url};

use super::WechatPay;
use super::codes;
use super::sign::{Signature, authorization, request_content};
use crate::payments::{Answer, BAD_ANSWER, hex};

impl WechatPay {
    /// Makes a call and gives the body of a good answer.
    ///
    /// An answer with a wrong signature says nothing. Without any, it can only say that the same call should be made
    /// again: no harm is done if somebody else says so.
    pub(super) async fn call(
        &self,
        method: Method,
        target: &str,
        body: Option<String>,
    ) -> Result<Vec<u8>, Trouble> {
        let answer = self.send(method, target, body).await?;
        let bad = |what: &str| Trouble::unknown(BAD_ANSWER, what);
        let is_signed = match Signature::of(|name| answer.header(name)) {
            Some(signature) => {
                let verified = self.verify(&signature, &answer.body, self.clock.now()).await;
                verified.map_err(|refusal| bad(&refusal.to_string()))?;
                true
            }
            None => false,
        };
        if answer.status.is_success() {
            return if is_signed { Ok(answer.body) } else { Err(bad("the answer is not signed")) };
        }
        match codes::trouble(answer.status, &answer.body) {
            trouble if is_signed => Err(trouble),
            trouble if trouble.may_repeat => Err(Trouble { is_known: false, ..trouble }),
            _ => Err(bad("the answer is not signed")),
        }
    }

    /// Signs and sends a request. `target` is the path below the base, with its query.
    pub(super) async fn send(
        &self,
        method: Method,
        target: &str,
        body: Option<String>,
    ) -> Result<Answer, Trouble> {
        let base = self.options.base_url.trim_end_matches('/');
        let url = Url::parse(&format!("{base}{target}"))
            .map_err(|_| Trouble::refused("BAD_NUMBER", "no address can be made of the number"))?;
        // as it is sent: with the path of the base, and escaped
        let sent = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let (timestamp, nonce) = (self.clock.now().timestamp(), self.nonce());
        let text = body.as_deref().unwrap_or_default();
        let content = request_content(method.as_str(), &sent, timestamp, &nonce, text);
        let key = self.merchant_key.current();
        let authorization = authorization(&key, &self.options.merchant_id, &content, timestamp, &nonce);
        let mut request = self.link.client().request(method, url);
        request = request.header("authorization", authorization).header("accept", "application/json");
        if let Some(wanted) = self.platform.wanted() {
            request = request.header("wechatpay-serial", wanted);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body);
        }
        Ok(self.link.send(request).await?)
    }

    /// 32 hexadecimal digits that nobody else has.
    pub(super) fn nonce(&self) -> String {
        let mut bytes = [0; 16];
        self.entropy.fill(&mut bytes);
        hex(&bytes)
    }
}
