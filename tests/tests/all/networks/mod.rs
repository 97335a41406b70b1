//! Reading affiliate networks: whatever happens, every line is there and says what the network says.

mod again;
mod commands;
mod faults;
mod paging;
mod proof;
mod several;
mod truth;

use std::collections::BTreeMap;

use rebated_connectors::union::simulator::TruthLine;
use rebated_domain::order::{OrderSource, OrderStatus};
use rebated_tests::{TestApp, Unions};
use serde_json::{Value, json};

const ORDERS: &str = "query Orders($source: OrderSource!, $after: String) {
    orders(first: 100, after: $after, filter: { source: [$source] }) {
        edges { node { externalId commission { amount } lines {
            externalLineId status onHold paid { amount } refunded { amount } commission { amount }
        } } }
        pageInfo { hasNextPage endCursor }
    }
}";

/// What a line has to say, or says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    order: String,
    status: String,
    held: bool,
    paid: String,
    refunded: String,
    commission: String,
}

/// The lines of a network and, by order, the commission after refunds, as the API shows them.
pub async fn shown(
    app: &TestApp,
    network: OrderSource,
) -> (BTreeMap<String, Line>, BTreeMap<String, String>) {
    let (mut lines, mut nets) = (BTreeMap::new(), BTreeMap::new());
    let mut after = Value::Null;
    loop {
        let answer =
            app.finance().await.send(ORDERS, json!({ "source": network.code(), "after": after })).await.ok();
        for order in answer.list("/orders/edges").iter().map(|edge| &edge["node"]) {
            let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
            nets.insert(text(&order["externalId"]), text(&order["commission"]["amount"]));
            for line in order["lines"].as_array().unwrap() {
                let shown = Line {
                    order: text(&order["externalId"]),
                    status: text(&line["status"]),
                    held: line["onHold"] == true,
                    paid: text(&line["paid"]["amount"]),
                    refunded: text(&line["refunded"]["amount"]),
                    commission: text(&line["commission"]["amount"]),
                };
                let key = text(&line["externalLineId"]);
                assert!(lines.insert(key.clone(), shown).is_none(), "line {key} is there twice");
            }
        }
        let page = answer.data("/orders/pageInfo");
        if page["hasNextPage"] != true {
            return (lines, nets);
        }
        after = page["endCursor"].clone();
    }
}

fn yuan(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn expected(truth: &TruthLine) -> Line {
    Line {
        order: truth.order_ref.clone(),
        status: truth.status.code().to_owned(),
        held: truth.held,
        paid: yuan(truth.paid_minor),
        refunded: yuan(truth.refunded_minor),
        commission: truth.commission_minor.map_or_else(|| "none".into(), yuan),
    }
}

/// Fails unless the platform says of every line what has really happened, to the fen.
pub async fn assert_true(app: &TestApp, unions: &Unions, network: OrderSource) {
    let (lines, nets) = shown(app, network).await;
    let truth = unions.book(network).truth();
    let mut wanted_nets: BTreeMap<String, i64> = BTreeMap::new();
    for truth in &truth {
        let key = (network.code(), &truth.line_key);
        let line = lines.get(&truth.line_key).unwrap_or_else(|| panic!("{key:?} is lost: {truth:?}"));
        let mut wanted = expected(truth);
        if truth.status == OrderStatus::Invalid {
            // what a void line would have earned is not said, and earns nothing below
            wanted.commission.clone_from(&line.commission);
        }
        assert_eq!(*line, wanted, "{key:?}");
        let net = if truth.status.earns() {
            truth.commission_minor.unwrap_or(0) - truth.commission_returned_minor
        } else {
            0
        };
        *wanted_nets.entry(truth.order_ref.clone()).or_default() += net;
    }
    assert_eq!(lines.len(), truth.len(), "lines that nobody placed");
    for (order, net) in wanted_nets {
        assert_eq!(nets[&order], yuan(net), "the commission of order {order} of {}", network.code());
    }
}

/// Fails unless a network has been read without a gap from the beginning to now.
pub async fn assert_covered(app: &TestApp, network: OrderSource) {
    for feed in app.network(network).await["coverage"].as_array().unwrap() {
        assert_eq!(feed["gaps"], json!([]), "{feed}");
        assert_eq!(feed["stretches"].as_array().unwrap().len(), 1, "{feed}");
        assert_eq!(feed["stretches"][0]["from"], feed["beginsAt"], "{feed}");
        assert_eq!(feed["stretches"][0]["until"], feed["watermark"], "{feed}");
        assert_eq!((feed["lagSeconds"].as_i64(), feed["failures"].as_i64()), (Some(0), Some(0)), "{feed}");
    }
}
