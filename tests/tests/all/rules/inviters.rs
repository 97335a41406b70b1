//! What inviters get: by rules of their own, out of settled commission, two levels and no more.

use chrono::Duration;
use rebated_tests::shop::{has, record, with, yuan};
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

/// Each was invited by the one before; the last one buys as `c1`.
async fn four_levels(app: &TestApp) -> [Member; 4] {
    let top = app.member("top").await;
    let upper = app.invited_member("upper", &top).await;
    let inviter = app.invited_member("inviter", &upper).await;
    let buyer = app.invited_member("buyer", &inviter).await;
    app.link(&buyer, "c1").await;
    [top, upper, inviter, buyer]
}

fn share(beneficiary: &str, share: &str) -> Value {
    json!({ "name": beneficiary, "beneficiary": beneficiary, "reward": { "percentOfCommission": share } })
}

async fn assert_have(app: &TestApp, members: &[Member], amounts: [(&str, &str); 4]) {
    for (member, (available, pending)) in members.iter().zip(amounts) {
        assert_eq!(app.balance(member).await, has(available, pending, "0.00"), "{}", member.email);
    }
}

both_databases! {
    async fn two_levels_are_paid_out_of_settled_commission(app: &TestApp) {
        for rule in [share("BUYER", "0.5"), share("INVITER", "0.1"), share("INVITER_OF_INVITER", "0.05")] {
            app.publish_rule(rule).await;
        }
        let members = four_levels(app).await;
        app.clock().advance(Duration::days(1));
        app.run_jobs().await;
        assert_have(app, &members, [("0.00", "0.00"); 4]).await;
        app.import(json!([record("o1", "o1", "c1")])).await.ok();
        assert_eq!(app.pays("o1").await, "10.00 + 2.00 + 1.00");
        let announced = [("0.00", "0.00"), ("0.00", "1.00"), ("0.00", "2.00"), ("0.00", "10.00")];
        assert_have(app, &members, announced).await;
        // received, but no commission yet: nobody is credited however long it takes
        let received = json!({ "status": "RECEIVED", "receivedAt": "2026-11-02T08:00:00+08:00",
            "modifiedAt": "2026-11-02T08:00:00+08:00" });
        app.import(json!([with(record("o1", "o1", "c1"), received)])).await.ok();
        app.clock().advance(Duration::days(90));
        app.run_jobs().await;
        assert_have(app, &members, announced).await;
        let settled = json!({ "status": "SETTLED", "receivedAt": "2026-11-02T08:00:00+08:00",
            "settledAt": "2027-01-20T08:00:00+08:00", "modifiedAt": "2027-01-20T08:00:00+08:00" });
        app.import(json!([with(record("o1", "o1", "c1"), settled.clone())])).await.ok();
        app.run_jobs().await;
        assert_have(app, &members, [("0.00", "0.00"), ("1.00", "0.00"), ("2.00", "0.00"), ("10.00", "0.00")]).await;
        // what goes back is taken back from all of them
        let back = json!({ "refunded": "50.00", "modifiedAt": "2027-01-25T08:00:00+08:00" });
        app.import(json!([with(with(record("o1", "o1", "c1"), settled), back)])).await.ok();
        assert_have(app, &members, [("0.00", "0.00"), ("0.50", "0.00"), ("1.00", "0.00"), ("5.00", "0.00")]).await;
    }

    async fn inviters_get_what_the_buyer_leaves_of_the_commission(app: &TestApp) {
        for rule in [share("BUYER", "0.9"), share("INVITER", "0.2"), share("INVITER_OF_INVITER", "0.2")] {
            app.publish_rule(rule).await;
        }
        four_levels(app).await;
        app.import(json!([record("o1", "o1", "c1")])).await.ok();
        assert_eq!(app.pays("o1").await, "18.00 + 2.00 + 0.00");
    }

    async fn inviters_rules_have_bounds_and_conditions_of_their_own(app: &TestApp) {
        let bounded = with(share("INVITER", "0.1"), json!({ "caps": { "perUser": yuan("3.00") },
            "scope": { "categories": ["food"] } }));
        app.publish_rule(bounded).await;
        let members = four_levels(app).await;
        let sister = app.invited_member("sister", &members[2]).await;
        app.link(&sister, "c2").await;
        // without a rule for buyers these get nothing; the inviter's bound counts both of them
        let cases = [
            ("o1", "c1", "food", "0.00 + 2.00"),
            ("o2", "c2", "food", "0.00 + 1.00"),
            ("o3", "c1", "food", "0.00 + 0.00"),
            ("o4", "c1", "toys", "0.00"),
        ];
        for (name, buyer, category, pays) in cases {
            app.import(json!([with(record(name, name, buyer), json!({ "category": category }))])).await.ok();
            assert_eq!(app.pays(name).await, pays, "{name}");
        }
    }
}
