//! The platform that the guide speaks of: one rule, one member with three orders, and staff.

use rebated::graphql::admission::Trusted;
use rebated::server::HttpOptions;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::{Member, Site, TestApp};
use serde_json::{Value, json};

/// Who and what there is.
pub struct World {
    pub site: Site,
    member: Member,
}

impl World {
    /// Makes it, on a server with the guide's registered documents and otherwise with nothing configured.
    pub async fn build(app: &TestApp, manifest: &str) -> Self {
        let trusted = Trusted::read(manifest).expect("the guide's manifest");
        let site = app.site(HttpOptions { trusted, ..HttpOptions::default() });
        app.publish_rule(
            json!({ "name": "Half of the commission", "reward": { "percentOfCommission": "0.5" } }),
        )
        .await;
        let member = app.member("Lin").await;
        app.link(&member, "customer-7").await;
        app.import(json!([headphones(), tea(json!({})), umbrella()])).await.ok();
        app.run_jobs().await;
        Self { site, member }
    }

    /// A token of whoever calls; none for nobody.
    pub async fn token(&self, app: &TestApp, caller: &str) -> Option<String> {
        let role = match caller {
            "anonymous" => return None,
            "member" => return Some(app.sign_in(&self.member).await),
            "support" => Role::Support,
            "finance" => Role::Finance,
            "admin" => Role::Admin,
            other => panic!("nobody is called {other}"),
        };
        Some(app.staff(role).await)
    }
}

/// The newest report about the order of tea, with what has changed since.
pub fn tea(changes: Value) -> Value {
    let paid = json!({
        "title": "Green tea, 250 g", "paid": "120.00", "commission": "12.00",
        "placedAt": "2026-10-20T10:00:00+08:00", "modifiedAt": "2026-10-20T10:00:30+08:00",
    });
    with(with(record("T-1002", "T-1002-1", "customer-7"), paid), changes)
}

fn headphones() -> Value {
    let settled = json!({
        "title": "Headphones", "category": "audio", "paid": "399.00", "commission": "40.00", "status": "SETTLED",
        "placedAt": "2026-09-03T20:15:00+08:00", "receivedAt": "2026-09-06T12:00:00+08:00",
        "settledAt": "2026-09-24T08:00:00+08:00", "modifiedAt": "2026-09-24T08:00:00+08:00",
    });
    with(record("T-1001", "T-1001-1", "customer-7"), settled)
}

fn umbrella() -> Value {
    let paid = json!({
        "title": "Umbrella", "category": "home", "paid": "59.90", "commission": "3.00",
        "placedAt": "2026-10-28T09:30:00+08:00", "modifiedAt": "2026-10-28T09:30:20+08:00",
    });
    with(record("T-1003", "T-1003-1", "customer-7"), paid)
}
