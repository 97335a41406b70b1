//! Many at once: nothing is sold twice, and each order moves once.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{join, join_all};
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::db::transact;
use rebated_service::{Fault, Platform};
use rebated_tests::store::{run, try_place, uuid_of};
use rebated_tests::{Database, TestApp, both_databases, run_on};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;

use super::{number, open};

/// How many connections of the server wait for the one with this process id, directly or behind others.
async fn waiters(node: &Platform, pid: i32) -> i64 {
    let db = node.db.read();
    let sql = "WITH RECURSIVE blocked AS (
        SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid)) UNION
        SELECT a.pid FROM pg_stat_activity a JOIN blocked b ON b.pid = ANY (pg_blocking_pids(a.pid))
    ) SELECT count(*) FROM blocked";
    let row =
        db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [pid.into()])).await;
    row.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// Holds the counter of a variant until several orders wait for it; answers how many did.
async fn hold_back(node: &Arc<Platform>, variant: uuid::Uuid) -> i64 {
    transact(&node.db, async |txn| {
        let lock = "SELECT pg_backend_pid() FROM variant_stocks WHERE variant_id = $1 FOR UPDATE";
        let lock = Statement::from_sql_and_values(txn.get_database_backend(), lock, [variant.into()]);
        let pid: i32 = txn.query_one_raw(lock).await?.unwrap().try_get_by_index(0)?;
        for _ in 0..500 {
            let waiting = waiters(node, pid).await;
            if waiting >= 4 {
                return Ok::<_, Fault>(waiting);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(0)
    })
    .await
    .unwrap()
}

async fn two_hundred_race(app: &TestApp) {
    let shop = open(app).await;
    let last = app.goods(&shop.merchant, "LAST", "1.00", 50).await;
    let client = app.as_user(&shop.li.token);
    let keys: Vec<String> = (0..200).map(|n| format!("k{n}")).collect();
    let goods = [(last.as_str(), 1)];
    let orders = join_all(keys.iter().map(|key| try_place(&client, &goods, key)));
    let (answers, conflicts) = match app.platform().db.backend() {
        sea_orm::DbBackend::Postgres => {
            let node = app.node(7).await;
            join(orders, hold_back(&node, uuid_of(&last))).await
        }
        // one writer at a time: whoever waits does so outside
        _ => (orders.await, 1),
    };
    assert!(conflicts > 0, "nobody waited for anybody: this proves nothing");
    let sold = answers.iter().filter(|answer| answer.user_errors("orderPlace").is_empty()).count();
    for refused in answers.iter().filter(|answer| !answer.user_errors("orderPlace").is_empty()) {
        assert_eq!(refused.user_errors("orderPlace"), [("OUT_OF_STOCK", "input.lines.0.quantity")]);
    }
    assert_eq!((sold, app.stock_of(&last).await), (50, (50, 50)));
    assert_eq!(number(app, "SELECT count(*) FROM orders").await, 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_orders_for_fifty_items_sell_fifty_sqlite() {
    run_on(Database::Sqlite, two_hundred_race).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_orders_for_fifty_items_sell_fifty_postgres() {
    run_on(Database::Postgres, two_hundred_race).await;
}

both_databases! {
    async fn orders_of_the_same_things_in_any_order_do_not_lock_each_other_out(app: &TestApp) {
        let shop = open(app).await;
        let mut all = Vec::new();
        for n in 0..4 {
            all.push(app.goods(&shop.merchant, &format!("G{n}"), "1.00", 1_000).await);
        }
        let client = app.as_user(&shop.li.token);
        let place = async |n: usize| {
            let mut lines: Vec<(&str, i64)> = all.iter().map(|id| (id.as_str(), 1)).collect();
            lines.rotate_left(n % 4);
            if n.is_multiple_of(2) {
                lines.reverse();
            }
            try_place(&client, &lines, &format!("k{n}")).await.ok();
        };
        join_all((0..40).map(&place)).await;
        for id in &all {
            assert_eq!(app.stock_of(id).await, (1_000, 40));
        }
    }

    async fn paying_and_expiring_race_and_one_wins(app: &TestApp) {
        let shop = open(app).await;
        for n in 0..5 {
            let order = app.payable(&shop.li, &[(&shop.tea, 1)], &format!("k{n}")).await;
            app.clock().advance(chrono::Duration::minutes(30));
            let (paid, _) = join(app.tell_order(&order, StoreOrderInput::Paid), app.run_jobs()).await;
            let status = app.status_of(&order).await;
            assert_eq!(paid.is_none(), status == "EXPIRED", "{status}");
            app.run_jobs().await;
        }
        app.verify().await;
    }

    async fn shipping_and_a_refund_race_and_the_second_sees_the_first(app: &TestApp) {
        let shop = open(app).await;
        for n in 0..5 {
            let order = app.shippable(&shop.li, &[(&shop.tea, 1)], &format!("k{n}")).await;
            let support = app.as_user(&app.staff(Role::Support).await);
            let buyer = app.as_user(&app.sign_in(&shop.li).await);
            let ship = json!({ "orderId": order, "carrier": "SF", "trackingNumber": "1" });
            let back = json!({ "orderId": order, "reason": "CHANGED_MIND" });
            let (shipped, _) = join(
                run(&support, "orderShip", "order { id }", ship),
                run(&buyer, "refundRequest", "refund { id }", back),
            )
            .await;
            let status = app.status_of(&order).await;
            match shipped.user_errors("orderShip").as_slice() {
                [] => assert_eq!(status, "SHIPPED"),
                refused => {
                    assert_eq!(refused, [("HELD_BY_REFUND", "input.orderId")]);
                    assert_eq!(status, "FULFILLING");
                }
            }
        }
    }
}
