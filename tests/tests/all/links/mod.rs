//! Links that earn: what is made of a shared text, for whom, what happens when a network is away, and where our address
//! leads.

mod away;
mod bots;
mod convert;
mod redirect;
mod registration;

use rebated_service::networks::Tracking;
use rebated_tests::{Client, GqlAnswer, Partner, PartnerCall};
use serde_json::{Value, json};

/// A text with a product of JD in it.
const JD: &str = "看看这个 https://item.jd.com/100012043978.html 不错";
const JD_ITEM: &str = "100012043978";

const CONVERT: &str = "
    mutation Convert($input: LinkConvertInput!) { linkConvert(input: $input) {
        link { id code url targetUrl shortUrl password network itemId title channel createdAt clicks user { id } }
        product {
            network itemId title merchant imageUrl price { amount } coupon { amount { amount } endsAt }
        }
        estimate { amount currencyCode } estimateCompared { amount } expectedAt registerUrl reason
        userErrors { code field message }
    } }
";

async fn convert(client: &Client, input: Value) -> GqlAnswer {
    client.send(CONVERT, json!({ "input": input })).await
}

/// The code of the one thing that is wrong with a request for a link.
async fn refused(client: &Client, input: Value) -> String {
    let answer = convert(client, input).await;
    match answer.user_errors("linkConvert").as_slice() {
        [(code, _)] => (*code).to_owned(),
        _ => panic!("not refused for one thing: {:#}", answer.body()),
    }
}

/// How often a network was asked for products and for links.
fn counts(partner: &Partner) -> (usize, usize) {
    let calls = partner.calls();
    let products = calls.iter().filter(|call| matches!(call, PartnerCall::Product(_))).count();
    let links = calls.iter().filter(|call| matches!(call, PartnerCall::Link { .. })).count();
    (products, links)
}

/// By what a network was last told to know a buyer.
fn last_tracking(partner: &Partner) -> Tracking {
    let calls = partner.calls();
    let last = calls.iter().rev().find_map(|call| match call {
        PartnerCall::Link { tracking, .. } => Some(tracking.clone()),
        _ => None,
    });
    last.expect("a link was asked for")
}
