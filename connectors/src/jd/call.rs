use rebated_service::networks::Trouble;

use super::{JdUnion, codes};
use crate::china::china_time;
use crate::json::{Object, Value};
use crate::union::{Parameters, Said, Secrets, SignMethod, bad_answer, signed};

/// What the object inside of an answer is: one that says `200`, or what else it says.
type Reply<'a> = Result<Object<'a>, Said>;

impl JdUnion {
    /// Makes a call and gives what `read` makes of a good answer: of the text as it came, and of the object in it that
    /// says `200`.
    pub(super) async fn call<T>(
        &self,
        method: &'static str,
        parameters: &serde_json::Value,
        read: impl FnOnce(&str, &Object<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.call_and_read(method, parameters, |text, reply| match reply {
            Ok(inner) => read(text, &inner),
            Err(said) => Err(said.trouble(codes::of_call(&said))),
        })
        .await
    }

    /// The same, of calls that may find nothing.
    pub(super) async fn find<T>(
        &self,
        method: &'static str,
        parameters: &serde_json::Value,
        read: impl FnOnce(&Object<'_>) -> Result<Option<T>, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        self.call_and_read(method, parameters, |_, reply| match reply {
            Ok(inner) => read(&inner),
            Err(said) if codes::is_nothing(&said) => Ok(None),
            Err(said) => Err(said.trouble(codes::of_call(&said))),
        })
        .await
    }

    async fn call_and_read<T>(
        &self,
        method: &'static str,
        parameters: &serde_json::Value,
        read: impl FnOnce(&str, Reply<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let signed = |secrets: &Secrets| self.signed(method, &parameters.to_string(), secrets);
        self.app
            .call(method, signed, |text| {
                let inner = open(text, method)?;
                let inner = Object::parse(&inner).map_err(|_| bad_answer("the answer holds no object"))?;
                let said = Said::of(&inner);
                read(text, if said.code == "200" { Ok(inner) } else { Err(said) })
            })
            .await
    }

    fn signed(&self, method: &str, parameters: &str, secrets: &Secrets) -> Parameters {
        let time = china_time(self.clock.now());
        let request = [
            ("360buy_param_json", parameters),
            ("app_key", &self.options.app_key),
            ("format", "json"),
            ("method", method),
            ("sign_method", SignMethod::Md5.code()),
            ("timestamp", &time),
            ("v", "1.0"),
        ];
        signed(SignMethod::Md5, &secrets.signing, request)
    }
}

/// The JSON text inside of an answer: in `queryResult` or `getResult` of an envelope that JD spells `…_responce`.
fn open(text: &str, method: &str) -> Result<String, Trouble> {
    let page = Object::parse(text).map_err(|_| bad_answer("the answer is not a JSON object"))?;
    if let Some(error) = page.object("error_response").or_else(|| page.object("errorResponse")) {
        let said = Said::of(&error);
        return Err(said.trouble(codes::of_gateway(&said)));
    }
    let name = method.replace('.', "_");
    let envelope =
        page.object(&format!("{name}_responce")).or_else(|| page.object(&format!("{name}_response")));
    let envelope = envelope.ok_or_else(|| bad_answer("the answer is of another call"))?;
    match envelope.get("queryResult").or_else(|| envelope.get("getResult")) {
        Some(Value::Text(inner)) => Ok(inner),
        Some(Value::Object(inner)) => Ok(inner.to_owned()),
        _ => {
            // the gateway lets its own errors through in the envelope, too
            let said = Said::of(&envelope);
            let is_error = !["", "0", "200"].contains(&said.code.as_str());
            let none = || bad_answer("the answer holds nothing");
            Err(if is_error { said.trouble(codes::of_gateway(&said)) } else { none() })
        }
    }
}
