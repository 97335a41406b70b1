use rebated_service::networks::Trouble;

use super::{Duoduoke, codes};
use crate::json::Object;
use crate::union::{Parameters, Said, Secrets, SignMethod, bad_answer, refused, signed};

/// Longest `custom_parameters`, in bytes.
const LONGEST: usize = 64;

/// What an answer is: the object under its call's key, or the network's error.
type Reply<'a> = Result<Object<'a>, Said>;

impl Duoduoke {
    /// Makes a call and gives what `read` makes of a good answer: of the text as it came, and of the object under `key`.
    pub(super) async fn call<T>(
        &self,
        method: &'static str,
        key: &'static str,
        business: &[(&str, &str)],
        read: impl FnOnce(&str, &Object<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.call_and_read(method, key, business, |text, reply| match reply {
            Ok(node) => read(text, &node),
            Err(said) => Err(said.trouble(codes::kind(&said))),
        })
        .await
    }

    /// The same, of calls that may find nothing.
    pub(super) async fn find<T>(
        &self,
        method: &'static str,
        key: &'static str,
        business: &[(&str, &str)],
        read: impl FnOnce(&Object<'_>) -> Result<Option<T>, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        self.call_and_read(method, key, business, |_, reply| match reply {
            Ok(node) => read(&node),
            Err(said) if codes::is_nothing(&said) => Ok(None),
            Err(said) => Err(said.trouble(codes::kind(&said))),
        })
        .await
    }

    async fn call_and_read<T>(
        &self,
        method: &'static str,
        key: &'static str,
        business: &[(&str, &str)],
        read: impl FnOnce(&str, Reply<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let signed = |secrets: &Secrets| self.signed(method, business, secrets);
        self.app.call(method, signed, |text| read(text, open(text, key)?)).await
    }

    fn signed(&self, method: &str, business: &[(&str, &str)], secrets: &Secrets) -> Parameters {
        let time = self.clock.now().timestamp().to_string();
        let common = [
            ("client_id", self.options.client_id.as_str()),
            ("data_type", "JSON"),
            ("timestamp", &time),
            ("type", method),
            ("version", "V1"),
        ];
        signed(SignMethod::Md5, &secrets.signing, common.iter().chain(business).copied())
    }
}

fn open<'a>(text: &'a str, key: &str) -> Result<Reply<'a>, Trouble> {
    let page = Object::parse(text).map_err(|_| bad_answer("the answer is not a JSON object"))?;
    if let Some(error) = page.object("error_response") {
        return Ok(Err(Said::of(&error)));
    }
    page.object(key).map(Ok).ok_or_else(|| bad_answer("the answer is of another call"))
}

/// By what an order is known to be of a buyer: rows give it back, and [`Duoduoke`] reads `uid` from it.
pub(super) fn custom_parameters(sub_id: &str) -> Result<String, Trouble> {
    let text = serde_json::json!({ "uid": sub_id }).to_string();
    if text.len() > LONGEST { Err(refused("BAD_SUB_ID", "the buyer's name is too long")) } else { Ok(text) }
}
