//! W8: a period is priced again with fifty other rules, against reading it alone.

use anyhow::{Context as _, ensure};
use chrono::Duration;
use rebated_service::rules::backtest::{Backtest, Period, Rules, backtest};
use rebated_service::{Actor, Platform, verify};
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::binary::Binary;
use super::cluster::Cluster;
use super::cost::{Cost, Meter};
use super::dataset::DataSet;
use super::home::Home;
use super::import;
use super::records::DAYS;
use super::report::{self, LINES_HEAD};

/// The pool of a server.
const CONNECTIONS: u32 = 4;
/// How many rules are tested.
const RULES: usize = 50;
/// How often; the fastest counts.
const ROUNDS: usize = 3;

/// Imports a past and tests rules on it.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let binary = Binary::find()?;
    let home = Home::new(arguments.database).await?;
    let done = measure(arguments, &binary, &home).await;
    home.remove().await?;
    done
}

async fn measure(arguments: &Arguments, binary: &Binary, home: &Home) -> anyhow::Result<()> {
    let platform = home.platform(CONNECTIONS).await?;
    let cluster = Cluster::find(&platform.db).await?;
    let data = DataSet::begin(&platform, arguments).await?;
    import::run(binary, home, &data, cluster.as_ref()).await?;
    home.settle(&platform).await?;
    println!("\nW8: {} lines, tested in a batch", data.lines());
    println!("| rules {LINES_HEAD}");
    let period = Period { from: data.now - Duration::days(DAYS + 1), to: data.now + Duration::days(1) };
    let kinds = [
        ("one, of another source", vec![elsewhere()]),
        ("fifty", fifty(false)),
        ("fifty with bounds", fifty(true)),
    ];
    for (name, rules) in kinds {
        let rules = Rules::read(&json!({ "rules": rules }).to_string())?;
        let mut best: Option<Cost> = None;
        for _ in 0..ROUNDS {
            let cost = once(&platform, cluster.as_ref(), &rules, period, data.lines()).await?;
            best = best.filter(|best| best.took <= cost.took).or(Some(cost));
        }
        println!("{}", report::lines(name, data.lines(), &best.context("there are rounds")?));
    }
    let before = verify::verify(&platform, |_| {}).await?;
    ensure!(before.findings.is_empty(), "the books do not add up: {:#?}", before.findings);
    Ok(())
}

async fn once(
    platform: &Platform,
    cluster: Option<&Cluster>,
    rules: &Rules,
    period: Period,
    lines: u64,
) -> anyhow::Result<Cost> {
    let test = Backtest { rules: rules.clone(), period, most: None };
    let meter = Meter::start(cluster);
    let report = backtest(platform, &Actor::system(), test, |_| {}).await?;
    let cost = meter.stop();
    ensure!(report.lines == lines, "{} lines instead of {lines}", report.lines);
    Ok(cost)
}

/// A rule that covers nothing: what remains is reading, and telling what is booked.
fn elsewhere() -> Value {
    rule(
        "elsewhere",
        0,
        json!({ "scope": { "sources": ["JD"] }, "reward": { "percentOfCommission": "0.5" } }),
    )
}

/// Rules of every kind, of which a few cover each line.
fn fifty(with_bounds: bool) -> Vec<Value> {
    (0..RULES).map(|nth| rule(&format!("rule-{nth}"), nth, spec(nth, with_bounds))).collect()
}

fn spec(nth: usize, with_bounds: bool) -> Value {
    let yuan = |amount: usize| json!({ "amount": format!("{amount}.00"), "currencyCode": "CNY" });
    let mut spec = match nth % 5 {
        0 => {
            json!({ "reward": { "percentOfCommission": "0.4" }, "when": format!("order.amount > {}", nth * 500) })
        }
        1 => json!({ "reward": { "percentOfOrder": "0.01" }, "scope": { "minOrder": yuan(nth * 5) } }),
        2 => {
            json!({ "reward": { "fixed": { "amount": yuan(1), "per": "ITEM" } }, "scope": { "categories": ["Kitchen"] } })
        }
        3 => {
            json!({ "reward": { "percentOfCommission": "0.2" }, "scope": { "merchants": [format!("Shop {nth}")] } })
        }
        _ => {
            json!({ "reward": { "percentOfCommission": "0.3" }, "scope": { "weekdays": ["MONDAY", "FRIDAY"] },
            "beneficiary": "INVITER" })
        }
    };
    spec["stackGroup"] = json!(format!("group-{}", nth % 3));
    if with_bounds {
        spec["budget"] = json!({ "total": yuan(50_000), "perDay": yuan(1_000) });
        spec["caps"] = json!({ "perUserPerMonth": yuan(200) });
    }
    spec
}

fn rule(key: &str, priority: usize, spec: Value) -> Value {
    json!({ "key": key, "name": key, "priority": priority, "spec": spec })
}
