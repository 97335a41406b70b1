//! Refunds of the owner's orders in the store, one for each thing that a refund can say or have done to it.

use rebated_connectors::payments::simulator::{Call, Fault};
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{TestApp, Till, Tills};
use serde_json::{Value, json};

use crate::refund_life::call;

/// How far a refund gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    Asked,
    Intercepting,
    Awaiting,
    Returning,
    Inspecting,
    Succeeded,
    Manual,
    NoFunds,
    Pending,
}

struct Counter<'a> {
    app: &'a TestApp,
    owner: &'a str,
    variant: &'a str,
    tills: &'a Tills,
}

impl Counter<'_> {
    async fn as_owner(&self, mutation: &str, wanted: &str, input: Value) -> rebated_tests::GqlAnswer {
        run(&self.app.as_user(self.owner), mutation, wanted, input).await.ok()
    }

    async fn as_support(&self, mutation: &str, mut input: Value, id: &str) {
        input["refundId"] = json!(id);
        let support = self.app.as_user(&self.app.staff(Role::Support).await);
        call(&support, mutation, "refund { id }", input).await.ok();
    }

    /// Only WeChat Pay takes its time.
    fn till(&self, until: Until) -> Till {
        self.tills.of(if until == Until::Pending { ChannelKind::WechatPay } else { ChannelKind::Alipay })
    }

    async fn paid(&self, key: &str, till: &Till) -> String {
        let lines = json!([{ "variantId": self.variant, "quantity": 2 }]);
        let input = json!({ "lines": lines, "idempotencyKey": key });
        let placed = self.as_owner("orderPlace", "order { id }", input).await;
        self.app.run_jobs().await;
        let order = placed.text("/orderPlace/order/id").to_owned();
        let input = json!({ "orderId": order, "channel": till.name(), "idempotencyKey": key });
        let begun = self.as_owner("orderPay", "payment { number }", input).await;
        till.pay(begun.text("/orderPay/payment/number")).expect("it waits");
        till.deliver().await;
        self.app.run_jobs().await;
        order
    }

    async fn make(&self, key: &str, until: Until) -> String {
        let till = self.till(until);
        let order = self.paid(key, &till).await;
        let goods =
            matches!(until, Until::Awaiting | Until::Returning | Until::Inspecting | Until::Succeeded);
        if goods || until == Until::Intercepting {
            self.app.ship(&order).await.ok();
        }
        if goods {
            self.app.tell_order(&order, StoreOrderInput::Signed).await;
        }
        let input = json!({ "orderId": order, "reason": "CHANGED_MIND", "note": "too large",
            "evidence": ["https://img.example/1"] });
        let asked = self.as_owner("refundRequest", "refund { id }", input).await;
        let id = asked.text("/refundRequest/refund/id").to_owned();
        if until == Until::Asked {
            return id;
        }
        match until {
            Until::Manual => till.fail(Call::Refund, Fault::Refused),
            Until::NoFunds => till.fail(Call::Refund, Fault::NotEnough),
            _ => {}
        }
        self.as_support("refundApprove", json!({ "note": "all right" }), &id).await;
        self.app.run_jobs().await;
        if matches!(until, Until::Returning | Until::Inspecting | Until::Succeeded) {
            let parcel = json!({ "refundId": id, "carrier": "SF", "trackingNumber": "1" });
            self.as_owner("refundReturnShip", "refund { id }", parcel).await;
        }
        if matches!(until, Until::Inspecting | Until::Succeeded) {
            self.as_support("refundReturnReceive", json!({}), &id).await;
        }
        if until == Until::Succeeded {
            let query = "query($id: ID!) { order(id: $id) { lines { id } } }";
            let lines = self.app.as_user(self.owner).send(query, json!({ "id": order })).await.ok();
            let line = json!({ "lineId": lines.text("/order/lines/0/id"), "restock": 1, "writeOff": 1 });
            let input = json!({ "verdict": "PASSED_IN_PART", "amount": yuan("1.00"), "note": "worn",
                "photos": ["https://img.example/2"], "lines": [line] });
            self.as_support("refundReturnInspect", input, &id).await;
            self.app.run_jobs().await;
        }
        id
    }
}

/// Stores them; answers names and global ids.
pub async fn build(app: &TestApp, owner: &str, tills: &Tills, variant: &str) -> Vec<(String, String)> {
    let counter = Counter { app, owner, variant, tills };
    let mut names = Vec::new();
    let address = json!({ "refundPolicy": { "returnAddress": "1 Tea Road" } });
    app.run_as(Role::Admin, "settingsUpdate", "settings { version }", address).await.ok();
    crate::store::sql(app, "UPDATE parcels SET place = 'Hangzhou', said_at = created_at").await;
    let done = counter.make("refund done", Until::Succeeded).await;
    let support = app.as_user(&app.staff(Role::Support).await);
    let me = support.send("{ viewer { id } }", json!({})).await.ok().text("/viewer/id").to_owned();
    counter.as_support("refundAssign", json!({ "assigneeId": me }), &done).await;
    counter.as_support("refundNoteAdd", json!({ "note": "called" }), &done).await;
    names.push(("DONE_REFUND".to_owned(), done));
    names.push(("STUCK_REFUND".to_owned(), counter.make("refund stuck", Until::NoFunds).await));
    names.push(("PENDING_REFUND".to_owned(), counter.make("refund pending", Until::Pending).await));
    let each = [
        ("INTERCEPT", Until::Intercepting, vec![5, 6, 7]),
        ("SHIP_BACK", Until::Awaiting, vec![2, 5, 6, 7]),
        ("RECEIVE", Until::Returning, vec![5, 6, 7]),
        ("INSPECT", Until::Inspecting, vec![5, 6, 7]),
        ("RESOLVE", Until::Manual, vec![6, 7]),
        ("RETRY", Until::Manual, vec![6, 7]),
        ("GRANT_MANY", Until::Asked, vec![5, 6, 7]),
        ("REFUSE_MANY", Until::Asked, vec![5, 6, 7]),
    ];
    for (name, until, callers) in each {
        let mut first = None;
        for caller in callers {
            let id = counter.make(&format!("{name} {caller}"), until).await;
            names.push((format!("{name}{caller:02}"), id.clone()));
            first.get_or_insert(id);
        }
        // whoever may not do it meets with one that another may
        let known = names.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        for caller in 0..super::cast::CALLERS.len() {
            let name = format!("{name}{caller:02}");
            if !known.contains(&name) {
                names.push((name, first.clone().expect("there is one")));
            }
        }
    }
    names
}
