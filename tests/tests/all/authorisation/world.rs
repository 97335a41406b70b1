//! Things that belong to the owner and to others, so made that every field of the schema has something to
//! say of one of them.

use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::{Client, PASSWORD, TestApp};
use serde_json::{Value, json};

use super::cast::{CALLERS, Person};
use super::{
    world_claims, world_jobs, world_links, world_networks, world_payments, world_risk, world_store,
    world_vouchers, world_webhooks,
};

/// Ids under the names that tables use.
#[derive(Default)]
pub struct World {
    names: Vec<(String, String)>,
}

impl World {
    /// What `owner` has, made by `chief`, an administrator, and a member of support.
    pub async fn build(
        app: &TestApp,
        chief: &Client,
        owner: &Person,
        invitee: &Person,
        support: &str,
    ) -> Self {
        let mut world = Self::default();
        let buyer = app.as_user(&owner.token);
        world.name("USER", &owner.id);
        run(chief, "settingsUpdate", "settings { version }", "refundAutoApproveMinutes: 60").await;
        let entry = "{ auditEntries(first: 1) { edges { node { id } } } }";
        let entry = chief.send(entry, json!({})).await.ok();
        world.name("AUDIT_ENTRY", entry.text("/auditEntries/edges/0/node/id"));
        world.rules(chief).await;
        world.order(app, chief, owner).await;
        world.belongings(chief, &buyer).await;
        world.refunds(app, &buyer, support).await;
        world.corrections(app, chief).await;
        world.people(app, chief).await;
        for (name, id) in world_jobs::build(app).await {
            world.name(name, &id);
        }
        world.notifications(app, chief, &buyer).await;
        for (name, id) in world_webhooks::build(app).await {
            world.name(name, &id);
        }
        let admin = app.staff(Role::Admin).await;
        for (name, id) in world_store::build(app, &admin, &owner.token, &invitee.token).await {
            world.name(&name, &id);
        }
        for (name, id) in world_payments::build(app, &owner.token).await {
            world.name(&name, &id);
        }
        let orders = world.spell("$OPEN_ORDER $USER $FRESH").replace('"', "");
        for (name, id) in world_risk::build(app, chief, &orders).await {
            world.name(name, &id);
        }
        for (name, id) in world_claims::build(app, &owner.token, support).await {
            world.name(&name, &id);
        }
        world_networks::build(app).await;
        world.name("LINK", &world_links::build(app, &owner.token).await);
        for name in ["REFRESH", "AGAIN"] {
            for caller in 0..CALLERS.len() {
                let input = format!("email: \"owner@example.test\", password: \"{PASSWORD}\"");
                let made =
                    run(&app.as_anonymous(), "sessionCreate", "session { refreshToken }", &input).await;
                world.name(&format!("{name}{caller:02}"), text(&made, "/session/refreshToken"));
            }
        }
        world
    }

    /// A notification that was read and delivered, and an app.
    async fn notifications(&mut self, app: &TestApp, chief: &Client, buyer: &Client) {
        app.run_jobs().await;
        let list = "query($id: ID!) { notifications(userId: $id, last: 100) { edges { node { id kind } } } }";
        let user = self.names.iter().find(|(name, _)| name == "$USER").unwrap().1.clone();
        let list = chief.send(list, json!({ "id": user })).await.ok();
        let edges = list.list("/notifications/edges");
        let credited = edges.iter().find(|edge| edge["node"]["kind"] == "REBATE_CREDITED").unwrap();
        self.name("NOTIFICATION", credited["node"]["id"].as_str().unwrap());
        run(buyer, "notificationsMarkRead", "readCount", "").await;
        let device = run(buyer, "deviceRegister", "device { id }", "token: \"0123456789abcdef\"").await;
        self.name("DEVICE", text(&device, "/device/id"));
    }

    pub fn spell(&self, call: &str) -> String {
        let mut call = call.to_owned();
        for (name, id) in &self.names {
            call = call.replace(name, &format!("\"{id}\""));
        }
        call
    }

    /// Longer names go first, so that none is taken for the beginning of another.
    fn name(&mut self, name: &str, id: &str) {
        self.names.push((format!("${name}"), id.to_owned()));
        self.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }

    async fn rules(&mut self, chief: &Client) {
        let wide = "scope: { sources: [IMPORT], categories: [\"food\"] }, \
                    startsAt: \"2020-01-01T00:00:00Z\", endsAt: \"2030-01-01T00:00:00Z\"";
        let elsewhere = "scope: { sources: [STORE] }";
        let money = "{ amount: \"1000\", currencyCode: CNY }";
        let budget = format!("budget: {{ total: {money}, perDay: {money} }}");
        let tiers = "tiers: { by: ORDER_AMOUNT, mode: WHOLE, of: COMMISSION, tiers: [
            { from: { amount: \"0\", currencyCode: CNY }, rate: \"0.1\" }] }";
        let everything = format!(
            "excludes: [\"half\"], scope: {{ sources: [STORE], accounts: [\"a\"], merchants: [\"m\"], \
             categories: [\"c\"], products: [\"p\"], channels: [\"c\"], tiers: [\"GOLD\"], \
             invitedBy: [\"i\"], minOrder: {money}, maxOrder: {money}, newUserDays: 9, weekdays: [MONDAY], hours: {{ from: 20, until: 22 }} }}, \
             when: \"line.quantity > 1\", stackGroup: \"g\", caps: {{ minPerOrder: {money}, maxPerOrder: {money}, perUser: {money}, \
             perUserPerDay: {money}, perUserPerMonth: {money} }}"
        );
        let rules = [
            (
                "RULE",
                format!(
                    "key: \"half\", name: \"half\", reward: {{ percentOfCommission: \"0.5\" }}, {budget}, {wide}"
                ),
                true,
            ),
            ("TIERS", format!("name: \"t\", reward: {{ {tiers} }}, {everything}"), true),
            (
                "FRIENDS",
                format!(
                    "key: \"friends\", name: \"friends\", beneficiary: INVITER, reward: {{ percentOfOrder: \"0.01\" }}, {wide}"
                ),
                true,
            ),
            (
                "PAUSE",
                format!(
                    "name: \"p\", reward: {{ fixed: {{ amount: \"1\", currencyCode: CNY }} }}, {elsewhere}"
                ),
                true,
            ),
            ("RETIRE", format!("name: \"r\", reward: {{ percentOfOrder: \"0.1\" }}, {elsewhere}"), true),
            ("PUBLISH", format!("name: \"d\", reward: {{ percentOfOrder: \"0.1\" }}, {elsewhere}"), false),
        ];
        for (name, input, is_published) in rules {
            let made = run(chief, "rebateRuleDraft", "rebateRule { id }", &input).await;
            let id = text(&made, "/rebateRule/id");
            if is_published {
                run(chief, "rebateRulePublish", "rebateRule { id }", &format!("ruleId: \"{id}\"")).await;
            }
            self.name(name, id);
        }
        let sum = |kind: &str| format!("{kind}: {money}");
        let doubled = "multiplier: \"2\" }, stackGroup: \"doubled\", scope: { sources: [STORE]";
        for reward in [sum("fixedPerItem"), sum("fixedPerOrder"), sum("firstOrderBonus"), doubled.to_owned()]
        {
            let input = format!("name: \"reward\", reward: {{ {reward} }}");
            run(chief, "rebateRuleDraft", "rebateRule { id }", &input).await;
        }
        // a version that has followed another
        let again = self.spell(&format!("ruleId: $TIERS, name: \"t\", reward: {{ {tiers} }}"));
        run(chief, "rebateRuleDraft", "rebateRule { id }", &again).await;
        run(chief, "rebateRulePublish", "rebateRule { id }", &self.spell("ruleId: $TIERS")).await;
        // rules to test on the past
        for (name, share, budget) in [("LESS", "0.1", "0.01"), ("MORE", "0.9", "99")] {
            let budget = json!({ "amount": budget, "currencyCode": "CNY" });
            let budget = json!({ "perDay": budget });
            let spec = json!({ "reward": { "percentOfCommission": share }, "budget": budget });
            let document = json!({ "rules": [{ "key": "all", "name": "all", "spec": spec }] });
            self.name(name, &quoted(&document));
        }
        // and some of which one is new, one differs and one is as it was
        let share = |share: &str| json!({ "reward": { "percentOfCommission": share } });
        let friends = json!({ "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" },
            "scope": { "sources": ["IMPORT"], "categories": ["food"] } });
        let document = json!({ "rules": [
            { "key": "new", "name": "new", "spec": share("0.1") },
            { "key": "half", "name": "half", "spec": share("0.6") },
            { "key": "friends", "name": "friends", "startsAt": "2020-01-01T00:00:00Z",
                "endsAt": "2030-01-01T00:00:00Z", "spec": friends },
        ] });
        self.name("FILE", &quoted(&document));
    }

    /// One order of the owner, settled and credited, with something for the inviter.
    async fn order(&mut self, app: &TestApp, chief: &Client, owner: &Person) {
        let input =
            |subject: &str| format!("userId: \"{}\", provider: \"IMPORT\", subject: \"{subject}\"", owner.id);
        run(chief, "identityLink", "identity { subject }", &input("buyer")).await;
        for caller in 0..CALLERS.len() {
            run(chief, "identityLink", "identity { subject }", &input(&format!("spare{caller:02}"))).await;
        }
        let at = "2026-10-02T00:00:00Z";
        let all = json!({
            "status": "SETTLED", "sku": "T-1", "merchant": "Tea shop", "quantity": 1,
            "paidAt": "2026-10-01T08:00:00+08:00", "receivedAt": at, "settledAt": at, "modifiedAt": at,
        });
        app.import(json!([with(record("1", "1", "buyer"), all)])).await.ok();
        app.run_jobs().await;
        run(chief, "billsIssue", "billingMonth { month }", "month: \"2026-10\"").await;
    }

    async fn belongings(&mut self, chief: &Client, buyer: &Client) {
        let all = "{ orders { edges { node { id number lines { id } rebates { id role } } } }
            bills { edges { node { id user { displayName } } } } }";
        let found = chief.send(all, json!({})).await.ok();
        let order = found.data("/orders/edges/0/node");
        self.name("ORDER", text(order, "/id"));
        self.name("NUMBER", text(order, "/number"));
        self.name("LINE", text(order, "/lines/0/id"));
        for rebate in order["rebates"].as_array().unwrap() {
            let is_buyers = rebate["role"] == "BUYER";
            self.name(if is_buyers { "REBATE" } else { "INVITERS_REBATE" }, text(rebate, "/id"));
        }
        for bill in found.list("/bills/edges") {
            let is_owners = text(bill, "/node/user/displayName") == "owner";
            self.name(if is_owners { "BILL" } else { "INVITERS_BILL" }, text(bill, "/node/id"));
        }
        let input = "name: \"spare\", scopes: [ORDERS_READ]";
        let made = run(chief, "apiKeyCreate", "apiKey { id bot { id } }", input).await;
        self.name("KEY", text(&made, "/apiKey/id"));
        self.name("BOT", text(&made, "/apiKey/bot/id"));
        run(chief, "apiKeyRevoke", "apiKey { id }", &format!("apiKeyId: \"{}\"", text(&made, "/apiKey/id")))
            .await;
        assert_eq!(
            buyer.send("{ orders { edges { cursor } } }", json!({})).await.ok().list("/orders/edges").len(),
            1
        );
    }

    /// One that waits, one that was refused, and one for each who may decide one.
    async fn refunds(&mut self, app: &TestApp, buyer: &Client, support: &str) {
        let order = self.names.iter().find(|(name, _)| name == "$ORDER").unwrap().1.clone();
        let wanted = |amount: &str| {
            format!(
                "orderId: \"{order}\", reason: CHANGED_MIND, note: \"too much tea\", \
                 amount: {{ amount: \"{amount}\", currencyCode: CNY }}"
            )
        };
        let mut names = vec!["REFUND".to_owned(), "REFUSED".to_owned()];
        for what in ["APPROVE", "REJECT", "CANCEL"] {
            names.extend((0..CALLERS.len()).map(|caller| format!("{what}{caller:02}")));
        }
        for name in names {
            let made = run(buyer, "refundRequest", "refund { id }", &wanted("0.50")).await;
            self.name(&name, text(&made, "/refund/id"));
        }
        let refused = self.spell("refundId: $REFUSED, note: \"no\"");
        run(&app.as_user(support), "refundReject", "refund { id }", &refused).await;
        let made = run(buyer, "refundRequest", "refund { id }", &wanted("0.50")).await;
        self.name("GRANTED", text(&made, "/refund/id"));
        let granted = self.spell("refundId: $GRANTED");
        run(&app.as_user(support), "refundApprove", "refund { id }", &granted).await;
        app.run_jobs().await;
        let refund = self.names.iter().find(|(name, _)| name == "$REFUND").unwrap().1.clone();
        world_vouchers::couriers(app, &order, &refund).await;
    }

    /// Corrections and holds of the owner's balance, and some for each who may decide them.
    async fn corrections(&mut self, app: &TestApp, chief: &Client) {
        let second = app.as_user(&app.staff(Role::Finance).await);
        let amount = |amount: &str| {
            let words = "reason: GOODWILL, note: \"for the wait\"";
            format!("userId: $USER, amount: {{ amount: \"{amount}\", currencyCode: CNY }}, {words}")
        };
        let (small, large) = (self.spell(&amount("5")), self.spell(&amount("600")));
        let adjust = async |input: &str| run(chief, "balanceAdjust", "adjustment { id }", input).await;
        self.name("ADJUSTMENT", text(&adjust(&large).await, "/adjustment/id"));
        let decide = self.spell("adjustmentId: $ADJUSTMENT, note: \"checked\"");
        run(&second, "adjustmentApprove", "adjustment { id }", &decide).await;
        self.name("UNDONE", text(&adjust(&small).await, "/adjustment/id"));
        let undo = self.spell("adjustmentId: $UNDONE, note: \"wrong member\"");
        let wanted = "adjustment { id } receipt { transferId }";
        let made = run(chief, "adjustmentReverse", wanted, &undo).await;
        self.name("REVERSAL", text(&made, "/adjustment/id"));
        self.name("REVERSED", text(&made, "/receipt/transferId"));
        let wanted = "hold { id } receipt { transferId }";
        let ends = format!("{small}, expiresAt: \"2027-01-01T00:00:00Z\"");
        let hold = async |input: &str| run(chief, "balanceHold", wanted, input).await;
        let made = hold(&ends).await;
        self.name("HOLD", text(&made, "/hold/id"));
        self.name("RESERVED", text(&made, "/receipt/transferId"));
        let take = self.spell("holdId: $HOLD");
        let made = run(chief, "holdCapture", "receipt { transferId }", &take).await;
        self.name("CAPTURED", text(&made, "/receipt/transferId"));
        for caller in 0..CALLERS.len() {
            for name in ["PROPOSED", "UNWANTED"] {
                self.name(&format!("{name}{caller:02}"), text(&adjust(&large).await, "/adjustment/id"));
            }
            self.name(&format!("GIVEN{caller:02}"), text(&adjust(&small).await, "/adjustment/id"));
            for name in ["TAKE", "FREE"] {
                self.name(&format!("{name}{caller:02}"), text(&hold(&small).await, "/hold/id"));
            }
        }
    }

    /// Members whom administrators change.
    async fn people(&mut self, app: &TestApp, chief: &Client) {
        for name in ["GONE", "CLOSE", "SUSPEND", "REINSTATE", "FRESH"] {
            let id = app.member(&name.to_lowercase()).await.id;
            self.name(name, &id);
        }
        run(chief, "userClose", "user { id }", &self.spell("userId: $GONE")).await;
        run(chief, "userSuspend", "user { id }", &self.spell("userId: $REINSTATE")).await;
    }
}

/// Runs a mutation that must succeed; answers its payload.
async fn run(client: &Client, mutation: &str, wanted: &str, input: &str) -> Value {
    let call = format!(
        "mutation {{ {mutation}(input: {{ {input} }}) {{ {wanted} userErrors {{ code field message }} }} }}"
    );
    client.send(&call, json!({})).await.ok().data(&format!("/{mutation}")).clone()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no text at {pointer}: {value}"))
}

/// A document as it stands within a string of an operation.
fn quoted(document: &Value) -> String {
    document.to_string().replace('"', "\\\"")
}
