//! A small shop to test with: records, rules, balances.

use std::collections::BTreeMap;

use rebated_domain::user::Role;
use serde_json::{Value, json};

use crate::{GqlAnswer, Member, TestApp};

const IMPORT: &str = "
    mutation Import($input: OrdersImportInput!) {
        ordersImport(input: $input) {
            result { created updated unchanged failures { index problems { field code } } }
            failures { index problems { field code } }
            userErrors { code field message }
        }
    }
";

const LINK: &str = "
    mutation Link($input: IdentityLinkInput!) {
        identityLink(input: $input) { userErrors { code field message } }
    }
";

const DRAFT: &str = "
    mutation Draft($input: RebateRuleDraftInput!) {
        rebateRuleDraft(input: $input) { rebateRule { id version } userErrors { code field message } }
    }
";

const PUBLISH: &str = "
    mutation Publish($input: RebateRulePublishInput!) {
        rebateRulePublish(input: $input) { rebateRule { id status } userErrors { code field message } }
    }
";

const BALANCE: &str = "
    query Balance { viewer { balance {
        available { amount } pending { amount } frozen { amount } owed { amount }
    } } }
";

const PAY: &str = "
    query Pay { orders(first: 100) { edges { node { externalId rebates { role amount { amount } } } } } }
";

/// An amount in yuan, as inputs write it.
pub fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currencyCode": "CNY" })
}

/// The minor units of an amount such as `12.50`.
pub fn cents(amount: &str) -> i64 {
    let digits: String = amount.chars().filter(|c| *c != '.').collect();
    digits.parse().expect("an amount has two decimals")
}

/// The amount of minor units, such as `12.50`.
pub fn major(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// A report about one order line, to be changed by tests: 100.00 yuan paid, 20.00 commission.
pub fn record(order: &str, line: &str, buyer: &str) -> Value {
    json!({
        "orderRef": order, "lineKey": line, "buyerRef": buyer, "status": "PAID", "title": "Tea",
        "category": "food", "currency": "CNY", "paid": "100.00", "commission": "20.00",
        "placedAt": "2026-10-01T08:00:00+08:00", "modifiedAt": "2026-10-01T08:00:00+08:00",
    })
}

/// The record with some fields changed; a null takes a field away.
pub fn with(mut record: Value, changes: Value) -> Value {
    let fields = record.as_object_mut().expect("a record is an object");
    for (name, value) in changes.as_object().expect("changes are an object") {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    record
}

/// A member's balance: available, pending, owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Has {
    /// Can be withdrawn.
    pub available: String,
    /// Announced.
    pub pending: String,
    /// Still due.
    pub owed: String,
}

/// A balance to compare with.
pub fn has(available: &str, pending: &str, owed: &str) -> Has {
    Has { available: available.into(), pending: pending.into(), owed: owed.into() }
}

impl TestApp {
    /// Imports records as an administrator, all or nothing.
    pub async fn import(&self, records: Value) -> GqlAnswer {
        self.import_as(json!({ "records": records })).await
    }

    /// Imports with a whole input.
    pub async fn import_as(&self, input: Value) -> GqlAnswer {
        let admin = self.staff(Role::Admin).await;
        self.as_user(&admin).send(IMPORT, json!({ "input": input })).await
    }

    /// Links a member to the name under which orders of the own record format name them.
    pub async fn link(&self, member: &Member, reference: &str) {
        let admin = self.staff(Role::Admin).await;
        let input = json!({ "userId": member.id, "provider": "IMPORT", "subject": reference });
        self.as_user(&admin).send(LINK, json!({ "input": input })).await.ok();
    }

    /// Writes and publishes a rule; answers its id.
    pub async fn publish_rule(&self, rule: Value) -> String {
        let admin = self.as_user(&self.staff(Role::Admin).await);
        let drafted = admin.send(DRAFT, json!({ "input": rule })).await.ok();
        let id = drafted.text("/rebateRuleDraft/rebateRule/id").to_owned();
        admin.send(PUBLISH, json!({ "input": { "ruleId": id } })).await.ok();
        id
    }

    /// A rule that gives the buyer half of the commission.
    pub async fn half_of_commission(&self) -> String {
        self.publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" } })).await
    }

    /// What a member has in the platform's currency.
    pub async fn balance(&self, member: &Member) -> Has {
        let token = self.sign_in(member).await;
        let answer = self.as_user(&token).send(BALANCE, json!({})).await.ok();
        let amount = |name: &str| answer.text(&format!("/viewer/balance/{name}/amount")).to_owned();
        Has { available: amount("available"), pending: amount("pending"), owed: amount("owed") }
    }

    /// What an order pays, all its lines together: to the buyer, and after a plus sign to each inviter.
    pub async fn pays(&self, order: &str) -> String {
        self.all_pay().await.remove(order).unwrap_or_default()
    }

    /// The same of every order by its number at the source, at most 100.
    pub async fn all_pay(&self) -> BTreeMap<String, String> {
        let admin = self.as_user(&self.staff(Role::Admin).await);
        let answer = admin.send(PAY, json!({})).await.ok();
        let orders = answer.list("/orders/edges").iter().map(|edge| {
            let (name, rebates) = (&edge["node"]["externalId"], &edge["node"]["rebates"]);
            let mut by_role: BTreeMap<&str, i64> = BTreeMap::new();
            for rebate in rebates.as_array().into_iter().flatten() {
                let amount = cents(rebate["amount"]["amount"].as_str().expect("an amount is a text"));
                *by_role.entry(rebate["role"].as_str().expect("a role is a word")).or_default() += amount;
            }
            let amounts: Vec<String> = by_role.into_values().map(major).collect();
            (name.as_str().expect("an order has a number").to_owned(), amounts.join(" + "))
        });
        orders.collect()
    }

    /// The id of a member's newest order.
    pub async fn newest_order(&self, member: &Member) -> String {
        let client = self.as_user(&self.sign_in(member).await);
        let answer = client.send("{ orders(first: 1) { edges { node { id } } } }", json!({})).await.ok();
        answer.text("/orders/edges/0/node/id").to_owned()
    }
}
