//! Every field that leads from one object to another: an object that a caller may not see is absent on
//! every path to it.

use std::collections::BTreeSet;

use serde_json::json;

use super::cast::{CALLERS, Cast};
use super::class::letter;
use super::fields::spell;
use super::paths::PATHS;
use super::reading::{MARK, Reading};
use super::schema::{Field, Schema};

/// Parts of the object that they are in, of no account by themselves.
const VALUES: [&str; 68] = [
    "BillPeriod",
    "BillTotal",
    "CategoryCommission",
    "CourierInterception",
    "CommissionTerms",
    "InviteStatistics",
    "Money",
    "Network",
    "NetworkCoverage",
    "NetworkPeriod",
    "NetworkTrouble",
    "NotificationChoice",
    "NotificationDelivery",
    "NotificationPreferences",
    "NotificationTemplate",
    "NotificationTemplatePreviewPayload",
    "OrderCancellation",
    "OrderClaimEvidence",
    "OrderEvent",
    "OrderStep",
    "PageInfo",
    "ParcelTracking",
    "PaymentEvent",
    "PaymentJsapi",
    "PaymentReturn",
    "ProductStock",
    "QuietHours",
    "RebateBacktestBurn",
    "RebateBacktestDay",
    "RebateBacktestExhausted",
    "RebateBacktestFigures",
    "RebateBacktestRule",
    "RebateBacktestSource",
    "RebateInput",
    "RebatePart",
    "RebatePreview",
    "RebateSplit",
    "RebateStep",
    "RefundAttempt",
    "RefundDecisionResult",
    "RefundEvent",
    "RefundInspection",
    "RefundInspectionLine",
    "RefundNote",
    "RefundPolicy",
    "RefundReturn",
    "RefundVoucher",
    "RiskPolicy",
    "RiskReport",
    "RiskSignal",
    "RuleBudget",
    "RuleBudgetUse",
    "RuleCaps",
    "RuleConsidered",
    "RuleHours",
    "RuleReward",
    "RuleScope",
    "RuleTier",
    "RuleTiers",
    "SharedProduct",
    "SharedProductCoupon",
    "Shipment",
    "StockMovement",
    "StuckObjects",
    "SystemDatabase",
    "SystemEvents",
    "SystemJobs",
    "WebhookAttempt",
];

/// Objects that are not stored yet, and are found by their ids once they are.
const NOT_YET_FOUND: [&str; 1] = ["User.billDraft: Bill"];

/// Which field leads from where to where, as in `Order.buyer: User`. Lists count as what they hold.
/// Mutations are left out: their payloads are in the table of fields.
pub fn edges(schema: &Schema) -> BTreeSet<String> {
    let is_passage = |ty: &str| {
        ["Connection", "DecisionResult", "Edge", "Payload", "Progress"].iter().any(|end| ty.ends_with(end))
    };
    let is_part_of_import = |ty: &str| ty.starts_with("Import") || ty.starts_with("Record");
    let objects = schema.objects.iter().filter(|(ty, _)| !is_passage(ty) && !is_part_of_import(ty));
    let roots = schema.roots.iter().filter(|(ty, _)| *ty == "Query");
    let mut edges = BTreeSet::new();
    for (ty, fields) in objects.chain(roots) {
        for field in fields.iter().filter(|field| leads_somewhere(schema, field)) {
            edges.insert(format!("{ty}.{}: {}", field.name, schema.listed(&field.of)));
        }
    }
    edges
}

fn leads_somewhere(schema: &Schema, field: &Field) -> bool {
    field.is_object && !VALUES.contains(&schema.listed(&field.of))
}

/// Follows every path as every caller. What is found must also be found by its global id, by the same
/// caller.
pub async fn compare(cast: &Cast, schema: &Schema) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in PATHS {
        let target = path.edge.rsplit(' ').next().unwrap();
        let is_node = target == "Node" || schema.nodes.iter().any(|node| node == target);
        let is_union = schema.unions.iter().any(|union| union == target);
        let selection = match (is_node && !NOT_YET_FOUND.contains(&path.edge), is_union) {
            (true, _) => format!("{MARK}: __typename id"),
            (_, true) => format!("{MARK}: __typename ... on Node {{ id }}"),
            _ => format!("{MARK}: __typename"),
        };
        for (caller, who) in CALLERS.iter().enumerate() {
            let operation = spell(cast, path.operation, &selection, caller);
            let client = &cast.callers[caller].client;
            let answer = client.send(&operation, json!({})).await;
            let reading = Reading::of(&answer, MARK);
            let (got, expected) = (reading.visibility(), letter(path.expected, caller));
            if got != expected {
                wrong.push(format!("{} is {got} and not {expected} for {who}: {}", path.edge, answer.body()));
            }
            let ids = reading.ids();
            if !ids.is_empty() {
                let again = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
                let again = client.send(again, json!({ "ids": ids })).await.ok();
                let found: Vec<Option<&str>> =
                    again.list("/nodes").iter().map(|node| node["id"].as_str()).collect();
                if found != ids.iter().copied().map(Some).collect::<Vec<_>>() {
                    wrong.push(format!("{} shows {who} what `nodes` does not", path.edge));
                }
            }
        }
    }
    wrong
}
