//! Who hears of what happens to the owner's things, and how much of it.

use std::time::Duration;

use futures_util::future::join_all;
use rebated_tests::shop::record;
use rebated_tests::{GqlAnswer, TestApp};
use serde_json::json;

use super::cast::{CALLERS, Cast};
use super::class::letter;
use super::fields::{Table, is_no_more};
use super::reading::{MARK, Reading, together};
use super::schema::Schema;
use super::subscribe::Listener;

/// Each subscription, and what becomes of its events: **V**isible, **A**bsent, or the subscription refused.
/// Columns as in [`CALLERS`].
pub const EVENTS: &[(&str, &str)] = &[
    // the inviter gains by the order as well
    ("balanceChanged", "U AVVA AAA AAAAA A"),
    // bots with IDENTITIES_WRITE hear of claims, which are not among them
    (FOLLOW, "U AVVA VVV FAFVV A"),
    // only the owner orders; the inviter is told of a rebate
    ("notificationReceived", "U AVVA AAA FFFFF A"),
    ("orderUpdated", "U AVAA VVV AAAVA A"),
    (BACKTEST, "U FFFF FVV FFFFF F"),
    ("rebateUpdated", "U AVVA VVV AAAAV A"),
    ("refundUpdated", "U AVAA VVV AAAAA A"),
];

/// Kinds whose things the callers do not make themselves.
const FOLLOW: &str = "events(kinds: [ORDER_UPDATED, REBATE_TRACKED, REFUND_REQUESTED])";
const BACKTEST: &str =
    "rebateBacktest(input: { from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" })";

/// Lets all callers listen while the owner orders and asks for a refund.
pub async fn compare(app: &TestApp, cast: &Cast, schema: &Schema, table: &Table<'_>) -> Vec<String> {
    app.run_jobs().await;
    let server = app.serve().await;
    let fields = &schema.roots["Subscription"];
    let class_of = |call: &str| {
        let name = call.split('(').next().unwrap();
        table.class(&fields.iter().find(|field| field.name == name).unwrap().of).unwrap()
    };
    let calls: Vec<(&str, String)> = EVENTS
        .iter()
        .map(|(call, _)| (*call, format!("{call} {{ {} }}", table.everything(class_of(call), MARK))))
        .collect();
    let begin = cast.callers.iter().map(|caller| Listener::begin(&server, caller.token.as_deref(), &calls));
    let mut listeners = join_all(begin).await;
    let accepted = |letters: &str| {
        (0..CALLERS.len()).filter(|caller| !['U', 'F'].contains(&letter(letters, *caller))).count()
    };
    // a back-test tells of itself, not of events
    let of_events = EVENTS.iter().filter(|(call, _)| *call != BACKTEST);
    all_listen(app, of_events.map(|(_, letters)| accepted(letters)).sum()).await;
    let refused = join_all(listeners.iter_mut().map(Listener::heard)).await;
    happen(app, cast).await;
    app.run_jobs().await;
    let heard = join_all(listeners.iter_mut().map(Listener::heard)).await;
    let mut wrong = Vec::new();
    for (caller, heard) in
        refused.into_iter().zip(heard).map(|(first, then)| [first, then].concat()).enumerate()
    {
        for (name, letters) in EVENTS {
            let of_it: Vec<_> = heard.iter().filter(|(id, _)| id == name).map(|(_, body)| body).collect();
            let class = class_of(name);
            let readings: Vec<_> = of_it.iter().map(|body| Reading::of_body(body, MARK)).collect();
            let seen: Vec<char> = readings.iter().map(Reading::visibility).collect();
            let got = if seen.is_empty() { 'A' } else { together(&seen) };
            let (expected, who) = (letter(letters, caller), CALLERS[caller]);
            if got != expected {
                wrong.push(format!("{name} is {got} and not {expected} for {who}: {of_it:?}"));
            }
            for (field, audience) in &class.restricted {
                let said: Vec<char> = readings.iter().flat_map(|reading| reading.letters(field)).collect();
                let (got, expected) = (together(&said), letter(audience.gets, caller));
                if !is_no_more(got, expected) {
                    wrong.push(format!("{name}: {field} is {got} and not {expected} for {who}"));
                }
            }
        }
    }
    wrong
}

/// Waits until so many subscriptions have begun.
pub async fn all_listen(app: &TestApp, expected: usize) {
    let begun = async {
        while app.platform().events.subscribers() < expected {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), begun).await.expect("subscriptions begin");
}

async fn happen(app: &TestApp, cast: &Cast) {
    app.import(json!([record("2", "2", "buyer")])).await.ok();
    let ask = "mutation { refundRequest(input: { orderId: $ORDER, reason: OTHER,
        amount: { amount: \"0.50\", currencyCode: CNY } }) { userErrors { code field } } }";
    let owner = &cast.callers[super::cast::OWNER].client;
    let answer: GqlAnswer = owner.send(&cast.spell(ask, super::cast::OWNER), json!({})).await;
    answer.ok();
}
