//! The authority (备案): a buyer agrees to be tracked under some parameters.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Value, json};

use super::PinduoduoSimulator;
use super::answer::invalid;
use crate::payments::simulator::escaped;
use crate::union::simulator::{Link, enveloped, page};
use crate::union::{Parameters, decoded};

/// The longest parameters, in bytes.
const LONGEST: usize = 64;

impl PinduoduoSimulator {
    /// `pdd.ddk.member.authority.query`: whether place and parameters may be used.
    pub(super) fn authority(&self, form: &Parameters) -> Result<Value, Value> {
        form.get("pid").ok_or_else(|| invalid("pid"))?;
        let bind = u8::from(self.may_use(given_parameters(form)?));
        Ok(enveloped("authority_query_response", json!({ "bind": bind })))
    }

    /// `pdd.ddk.rp.prom.url.generate`: with `channel_type` 10, where a buyer agrees.
    pub(super) fn ask_for_authority(&self, form: &Parameters) -> Result<Value, Value> {
        form.get("p_id_list").ok_or_else(|| invalid("p_id_list"))?;
        if form.get("channel_type").is_none_or(|channel| channel != "10") {
            return Err(invalid("channel_type"));
        }
        let url = self.authority_url(given_parameters(form)?.unwrap_or_default(), None);
        let addresses = json!({ "url": url, "short_url": url, "mobile_url": url, "mobile_short_url": url });
        let answer = json!({ "url_list": [addresses], "resource_list": [] });
        Ok(enveloped("rp_promotion_url_generate_response", answer))
    }

    /// Whether place and parameters may be used: the place alone always, with parameters once somebody has agreed.
    pub(super) fn may_use(&self, parameters: Option<&str>) -> bool {
        parameters.is_none_or(|parameters| self.0.account.book.is_authorised(parameters))
    }

    /// Where a buyer agrees, and whereto that leads then.
    pub(super) fn authority_url(&self, parameters: &str, then: Option<&Link>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("custom_parameters", parameters);
        if let Some(link) = then {
            query.append_pair("link", &link.token());
        }
        format!("{}/authorise?{}", self.0.account.base_url, query.finish())
    }
}

/// The parameters of a call, unless they are empty or too long.
pub(super) fn given_parameters(form: &Parameters) -> Result<Option<&str>, Value> {
    let parameters = form.get("custom_parameters").map(String::as_str).filter(|text| !text.is_empty());
    match parameters {
        Some(text) if text.len() > LONGEST => Err(invalid("custom_parameters")),
        parameters => Ok(parameters),
    }
}

/// What parameters name the buyer, and otherwise all of their text.
pub(super) fn name_in(parameters: &str) -> String {
    let object: Value = serde_json::from_str(parameters).unwrap_or_default();
    object["uid"].as_str().map_or_else(|| parameters.to_owned(), str::to_owned)
}

/// The parameters of a buyer's name.
pub(super) fn parameters_of(name: &str) -> String {
    if name.starts_with('{') { name.to_owned() } else { json!({ "uid": name }).to_string() }
}

/// `GET /authorise`: asks the buyer.
pub(super) async fn show(State(simulator): State<PinduoduoSimulator>, RawQuery(query): RawQuery) -> Response {
    let query = decoded(query.unwrap_or_default().as_bytes());
    let field = |name: &str| {
        let value = escaped(query.get(name).map(String::as_str).unwrap_or_default());
        format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
    };
    let text = format!(
        "<p>A rebate platform wants to know which orders are yours.</p>\
         <form method=\"post\" action=\"{base}/authorise\">{parameters}{link}<button>Agree</button></form>",
        base = escaped(&simulator.0.account.base_url),
        parameters = field("custom_parameters"),
        link = field("link"),
    );
    page(&simulator.0.account, "Do you agree?", &text).into_response()
}

/// `POST /authorise`: the buyer agrees.
pub(super) async fn agree(State(simulator): State<PinduoduoSimulator>, body: Bytes) -> Response {
    let form = decoded(&body);
    if let Some(parameters) = form.get("custom_parameters") {
        simulator.0.account.book.authorise(parameters);
    }
    match form.get("link").and_then(|token| Link::read(token)) {
        Some(link) => Redirect::to(&simulator.0.account.shop_url(&link)).into_response(),
        None => page(&simulator.0.account, "Thank you", "<p>You have agreed.</p>").into_response(),
    }
}
