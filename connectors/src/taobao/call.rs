use rebated_service::networks::Trouble;

use super::{TaobaoUnion, codes};
use crate::china::china_time;
use crate::json::Object;
use crate::union::{Parameters, Said, Secrets, bad_answer, refused, signed};

/// The rest of what a call is asked, by name.
pub(super) type Business<'a> = &'a [(&'a str, &'a str)];

/// What an answer is: the value of its `…_response`, or the network's error.
pub(super) type Reply<'a> = Result<Object<'a>, Said>;

impl TaobaoUnion {
    /// Makes a call and gives what `read` makes of a good answer: of the text as it came, and of the object in it.
    pub(super) async fn call<T>(
        &self,
        method: &'static str,
        business: Business<'_>,
        read: impl FnOnce(&str, &Object<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.call_and_read(method, business, |text, reply| match reply {
            Ok(node) => read(text, &node),
            Err(said) => Err(said.trouble(codes::kind(&said))),
        })
        .await
    }

    /// The same, of calls that may find nothing.
    pub(super) async fn find<T>(
        &self,
        method: &'static str,
        business: Business<'_>,
        read: impl FnOnce(&Object<'_>) -> Result<Option<T>, Trouble>,
    ) -> Result<Option<T>, Trouble> {
        self.call_and_read(method, business, |_, reply| match reply {
            Ok(node) => read(&node),
            Err(said) if codes::is_nothing(&said) => Ok(None),
            Err(said) => Err(said.trouble(codes::kind(&said))),
        })
        .await
    }

    /// The same; `read` also gets the text as it came, and decides what an error means.
    pub(super) async fn call_and_read<T>(
        &self,
        method: &'static str,
        business: Business<'_>,
        read: impl FnOnce(&str, Reply<'_>) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let signed = |secrets: &Secrets| self.signed(method, business, secrets);
        self.app.call(method, signed, |text| read(text, open(text, method)?)).await
    }

    /// The session is part of a call only where there is one.
    fn signed(&self, method: &str, business: Business<'_>, secrets: &Secrets) -> Parameters {
        let time = china_time(self.clock.now());
        let common = [
            ("app_key", self.options.app_key.as_str()),
            ("format", "json"),
            ("method", method),
            ("session", secrets.session.as_deref().unwrap_or_default()),
            ("sign_method", self.options.sign_method.code()),
            ("timestamp", &time),
            ("v", "2.0"),
        ];
        signed(self.options.sign_method, &secrets.signing, common.iter().chain(business).copied())
    }

    /// The place that links are made for: another of the account's, or its own.
    pub(super) fn place(&self, pid: Option<&str>) -> Result<super::place::Place, Trouble> {
        let Some(pid) = pid else { return Ok(self.own.clone()) };
        super::place::Place::parse(pid).ok_or_else(|| refused("BAD_PLACE", "the place is not like mm_1_2_3"))
    }
}

/// `taobao.tbk.item.info.get` answers in `tbk_item_info_get_response`.
fn open<'a>(text: &'a str, method: &str) -> Result<Reply<'a>, Trouble> {
    let page = Object::parse(text).map_err(|_| bad_answer("the answer is not a JSON object"))?;
    if let Some(error) = page.object("error_response") {
        return Ok(Err(Said::of(&error)));
    }
    let name = method.strip_prefix("taobao.").unwrap_or(method).replace('.', "_");
    let node = page.object(&format!("{name}_response"));
    node.map(Ok).ok_or_else(|| bad_answer("the answer is of another call"))
}
