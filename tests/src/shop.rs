//! A small shop to test with: records, rules, balances.

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

    /// The id of a member's newest order.
    pub async fn newest_order(&self, member: &Member) -> String {
        let client = self.as_user(&self.sign_in(member).await);
        let answer = client.send("{ orders(first: 1) { edges { node { id } } } }", json!({})).await.ok();
        answer.text("/orders/edges/0/node/id").to_owned()
    }
}
