//! `rebated verify` sees what somebody has changed behind its back: each check of refunds and vouchers finds its case.

use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_service::verify::verify;
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait as _, DbBackend};
use serde_json::json;

use super::{approve, part, poll};
use crate::payments::open;
use crate::store::sql;

/// The tables of the cases that refuse to be changed.
const SEALED: [&str; 3] = ["ledger_transfers", "refund_transitions", "refund_vouchers"];

/// What is changed, how it is undone, and the check that sees it. `{other}` is the id of no refund.
const CASES: [(&str, &str, &str); 11] = [
    (
        "UPDATE payments SET reserved_minor = reserved_minor + 1",
        "UPDATE payments SET reserved_minor = reserved_minor - 1",
        "what is held of every payment is what its refunds and its return hold",
    ),
    (
        "UPDATE payments SET refunded_minor = refunded_minor - 1",
        "UPDATE payments SET refunded_minor = refunded_minor + 1",
        "what has gone back of every payment is what its refunds say",
    ),
    (
        "UPDATE refunds SET amount_minor = amount_minor + 1 WHERE status = 'SUCCEEDED'",
        "UPDATE refunds SET amount_minor = amount_minor - 1 WHERE status = 'SUCCEEDED'",
        "every refund is booked once it has succeeded, with its amount, and no other is",
    ),
    (
        "UPDATE refunds SET payout = 'BALANCE', status = 'READY' WHERE status = 'SUCCEEDED'",
        "UPDATE refunds SET payout = 'CHANNEL', status = 'SUCCEEDED' WHERE status = 'READY'",
        "every refund is booked once it has succeeded, with its amount, and no other is",
    ),
    (
        "UPDATE refunds SET has_reserve = NOT has_reserve WHERE status = 'SUCCEEDED'",
        "UPDATE refunds SET has_reserve = NOT has_reserve WHERE status = 'SUCCEEDED'",
        "every refund that sets an amount aside has an open transfer of it, and no other has",
    ),
    (
        "UPDATE ledger_transfers SET object_id = {other} WHERE object_type = 'REFUND'",
        "UPDATE ledger_transfers SET object_id = (SELECT id FROM refunds WHERE status = 'SUCCEEDED') \
         WHERE object_type = 'REFUND'",
        "every refund of a transfer exists",
    ),
    (
        "UPDATE refund_lines SET quantity = quantity - 1 WHERE quantity > 0",
        "UPDATE refund_lines SET quantity = quantity + 1 WHERE refund_id IN (SELECT id FROM refunds WHERE status = 'SUCCEEDED')",
        "no refund puts more into the stock than it takes back",
    ),
    (
        "UPDATE refunds SET version = version + 1 WHERE status = 'SUCCEEDED'",
        "UPDATE refunds SET version = version - 1 WHERE status = 'SUCCEEDED'",
        "the log of every refund ends where the refund is",
    ),
    (
        "UPDATE refund_transitions SET status_before = 'MANUAL' WHERE status_after = 'SENDING'",
        "UPDATE refund_transitions SET status_before = 'READY' WHERE status_after = 'SENDING'",
        "every change of a refund begins where the one before ended",
    ),
    (
        "UPDATE refund_attempts SET amount_minor = amount_minor + 1",
        "UPDATE refund_attempts SET amount_minor = amount_minor - 1",
        "every call for a refund has the amount of its refund",
    ),
    (
        "UPDATE refund_vouchers SET pdf_size = pdf_size + 1",
        "UPDATE refund_vouchers SET pdf_size = pdf_size - 1",
        "every voucher has its documents, byte by byte (refund_vouchers)",
    ),
];

async fn disarm(app: &TestApp) {
    let is_postgres = app.platform().db.backend() == DbBackend::Postgres;
    for table in SEALED {
        if is_postgres {
            sql(app, &format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).await;
        } else {
            sql(app, &format!("DROP TRIGGER {table}_no_update")).await;
            sql(app, &format!("DROP TRIGGER {table}_no_delete")).await;
        }
    }
    if !is_postgres {
        app.platform().db.writer().execute_unprepared("PRAGMA foreign_keys = OFF").await.unwrap();
    }
}

async fn found(app: &TestApp) -> Vec<&'static str> {
    let report = verify(app.platform(), |_| {}).await.expect("the books can be read");
    report.findings.iter().map(|finding| finding.check).collect()
}

both_databases! {
    async fn each_check_of_refunds_finds_what_was_changed(app: &TestApp) {
        let shop = open(app).await;
        let paid = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "a").await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let lines = admin.send("query($id: ID!) { order(id: $id) { lines { id } } }", json!({ "id": paid.order })).await.ok();
        let line = lines.text("/order/lines/0/id");
        // one item of two has gone back and is in the stock again; a part of the other is asked for
        let input = json!({ "orderId": paid.order, "lines": [{ "lineId": line, "quantity": 1 }], "reason": "CHANGED_MIND" });
        let id = shop.ask(app, input).await.ok().text("/refundRequest/refund/id").to_owned();
        approve(app, &id).await;
        assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
        app.run_jobs().await;
        shop.ask(app, part(&paid.order, "5.00")).await.ok();
        app.verify().await;
        disarm(app).await;
        let is_postgres = app.platform().db.backend() == DbBackend::Postgres;
        let zeros = "0".repeat(31);
        let other = if is_postgres { format!("'{zeros}1'") } else { format!("x'{zeros}1'") };
        for (change, undo, check) in CASES {
            let change = change.replace("{other}", &other);
            assert!(sql(app, &change).await > 0, "{change}");
            let seen = found(app).await;
            assert!(sql(app, undo).await > 0, "{undo}");
            assert!(seen.contains(&check), "{change}\nis not found by {check:?}: {seen:?}");
        }
        app.verify().await;
        // gone with the job that made it; it cannot be put back
        sql(app, "DELETE FROM jobs WHERE kind = 'vouchers.make'").await;
        sql(app, "CREATE TABLE kept AS SELECT * FROM refund_vouchers").await;
        assert_eq!(sql(app, "DELETE FROM refund_vouchers").await, 1);
        let seen = found(app).await;
        sql(app, "INSERT INTO refund_vouchers SELECT * FROM kept").await;
        assert_eq!(seen, ["every refund of a payment that has succeeded has a voucher, or a job that makes it"]);
        app.verify().await;
    }
}
