use rebated_service::payments::Trouble;

use super::Alipay;
use super::keys::Keys;
use super::reply;
use super::sign::{Parameters, encoded, request_content};
use crate::china::china_time;
use crate::json::Object;
use crate::payments::BAD_ANSWER;

impl Alipay {
    /// Sends a call and gives what `read` makes of a good answer.
    pub(super) async fn call<T>(
        &self,
        method: &'static str,
        content: String,
        read: impl FnOnce(&Object<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let keys = self.keys.current();
        let mut parameters = self.signed(method, content, None, &keys);
        let content = parameters.remove_entry("biz_content");
        let mut url = self.gateway.clone();
        url.set_query(Some(&encoded(&parameters)));
        let body = encoded(content.iter().map(|(name, value)| (name, value)));
        let request = self.link.client().post(url).body(body);
        let request = request.header("content-type", "application/x-www-form-urlencoded;charset=utf-8");
        let answer = self.link.send(request).await?;
        if !answer.status.is_success() {
            return Err(Trouble::unknown(BAD_ANSWER, &format!("the gateway answered {}", answer.status)));
        }
        read(&reply::open(&answer.body, method, &keys)?)
    }

    /// All parameters of a request, signed.
    pub(super) fn signed(
        &self,
        method: &str,
        content: String,
        return_url: Option<&str>,
        keys: &Keys,
    ) -> Parameters {
        let mut parameters: Parameters = [
            ("app_id", self.options.app_id.as_str()),
            ("method", method),
            ("format", "JSON"),
            ("charset", "utf-8"),
            ("sign_type", "RSA2"),
            ("timestamp", &china_time(self.clock.now())),
            ("version", "1.0"),
            ("notify_url", &self.options.notify_url),
            ("return_url", return_url.unwrap_or_default()),
            ("biz_content", &content),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        if let Some((app, root)) = &keys.serials {
            parameters.insert("app_cert_sn".into(), app.clone());
            parameters.insert("alipay_root_cert_sn".into(), root.clone());
        }
        let sign = keys.signing.sign(request_content(&parameters).as_bytes());
        parameters.insert("sign".into(), sign);
        parameters
    }
}
