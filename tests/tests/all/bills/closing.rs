//! Closing a month and making its bills are two steps, and the second is many: whoever is killed between them
//! leaves what the next one needs.

use chrono::{DateTime, Duration, Utc};
use futures_util::future::join_all;
use rebated_domain::bill::BillPeriod;
use rebated_domain::id::UserId;
use rebated_domain::ledger::AccountPurpose::{self, UserAvailable, UserOwed, UserPending};
use rebated_service::bills::{self, Issuing, Step, Turn};
use rebated_service::{Actor, access};
use rebated_tests::books::{self, Booking, Books};
use rebated_tests::{Database, TestApp, both_databases};
use sea_orm::{ConnectionTrait, Statement};

use super::issue;

/// Enough for two chunks.
const MEMBERS: usize = 1_600;

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time")
}

/// Closes months without making their bills.
async fn close(app: &TestApp, month: &str) {
    let platform = app.platform();
    let zone = platform.settings.current(&platform.db).await.unwrap().settings.zone();
    bills::close(
        platform,
        access::issue_bills(&Actor::system()).unwrap(),
        BillPeriod::parse(month).expect("a month"),
        zone,
    )
    .await
    .unwrap();
}

/// Two months of movements. Every third member has a debt, every seventh nothing but announcements, and one in
/// five moves in September only.
async fn fill(app: &TestApp) -> Vec<UserId> {
    let users = books::members(app.platform(), MEMBERS).await.unwrap();
    let mut bookings = Vec::new();
    for (n, user) in users.iter().enumerate() {
        let minutes = Duration::minutes(i64::try_from(n).unwrap());
        let mut book = |purpose: AccountPurpose, amount: i64, day: &str| {
            bookings.push(Booking::of(*user, purpose, amount, at(day) + minutes));
        };
        if n % 7 == 0 {
            book(UserPending, 500, "2026-08-03T00:00:00Z");
            continue;
        }
        if n % 5 != 0 {
            book(UserAvailable, 1_000, "2026-08-04T00:00:00Z");
            book(UserAvailable, -300, "2026-08-10T00:00:00Z");
        }
        book(UserAvailable, 77, "2026-09-12T00:00:00Z");
        if n % 3 == 0 {
            book(UserOwed, -40, "2026-09-13T00:00:00Z");
        }
    }
    Books::default().post(app.platform(), bookings).await.unwrap();
    users
}

/// Every bill and snapshot in full, as text.
async fn everything(app: &TestApp) -> Vec<String> {
    let db = app.platform().db.read();
    let id = |column: &str| match db.get_database_backend() {
        sea_orm::DbBackend::Postgres => format!("replace({column}::text, '-', '')"),
        _ => format!("lower(hex({column}))"),
    };
    let hash = match db.get_database_backend() {
        sea_orm::DbBackend::Postgres => "encode(hash, 'hex')",
        _ => "lower(hex(hash))",
    };
    let sql = format!(
        "SELECT {} || ' ' || number || ' ' || {} || ' ' || period || ' ' || currency || ' ' || opening_minor \
         || ' ' || credits_minor || ' ' || debits_minor || ' ' || closing_minor || ' ' || line_count || ' ' \
         || {hash} AS line FROM bills \
         UNION ALL SELECT {} || ' ' || period || ' ' || balance_minor FROM ledger_snapshots \
         UNION ALL SELECT period || ' ' || bill_count FROM bill_issues ORDER BY 1",
        id("id"),
        id("user_id"),
        id("account_id"),
    );
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// How many rows.
pub async fn count(app: &TestApp, rows: &str) -> i64 {
    number(app, format!("SELECT count(*) FROM {rows}")).await
}

/// The sum of an expression over rows.
pub async fn sum(app: &TestApp, of: &str, rows: &str) -> i64 {
    number(app, format!("SELECT CAST(coalesce(sum({of}), 0) AS bigint) FROM {rows}")).await
}

async fn number(app: &TestApp, sql: String) -> i64 {
    let db = app.platform().db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

async fn in_one_go(app: &TestApp) {
    let issued = issue(app, "2026-09").await.ok();
    assert_eq!(issued.data("/billsIssue/billingMonth/closed").as_array().unwrap().len(), 2);
}

/// How many bills each of the next steps of the oldest month makes.
async fn steps(app: &TestApp, count: usize) -> Vec<usize> {
    let mut issuing = Issuing::oldest(app.platform()).await.unwrap().expect("a month is not complete");
    let mut made = Vec::new();
    while made.len() < count {
        match issuing.step(app.platform(), Turn::Wait).await.unwrap() {
            Step::Made(bills) => made.push(bills),
            other => panic!("{other:?}, but there are more bills than that"),
        }
    }
    made
}

async fn killed_at_every_point(app: &TestApp) {
    close(app, "2026-09").await;
    assert_eq!(count(app, "bill_periods").await, 2);
    assert_eq!(count(app, "bills").await + count(app, "bill_issues").await, 0, "nothing is made yet");
    // the first takes one step of the oldest month and is gone; the next begins again, finds that those have
    // their bills, and is gone after its second step
    let first = steps(app, 1).await;
    let second = steps(app, 2).await;
    assert!(first[0] > 300 && second[1] > 300, "{first:?}, {second:?}");
    assert_eq!(second[0], 0, "nobody's bill is made twice");
    assert_eq!(i64::try_from(first[0] + second[1]).ok(), Some(count(app, "bills").await));
    assert_eq!(count(app, "bill_issues").await, 0, "a month without all of its bills is not complete");
    app.verify().await;
    app.run_jobs().await;
}

async fn bills_of(database: Database, make: impl AsyncFnOnce(&TestApp)) -> Vec<String> {
    let app = TestApp::start(database).await;
    fill(&app).await;
    make(&app).await;
    let made = everything(&app).await;
    assert_eq!(count(&app, "outbox_events WHERE kind = 'bill.issued'").await, count(&app, "bills").await);
    app.finish().await;
    made
}

async fn killed_and_repeated_makes_the_same(database: Database) {
    if database.is_left_out() {
        return;
    }
    let at_once = bills_of(database, in_one_go).await;
    let killed = bills_of(database, killed_at_every_point).await;
    assert!(at_once.len() > 3 * MEMBERS, "{} rows: bills and snapshots", at_once.len());
    assert_eq!(at_once, killed);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_repeated_makes_the_same_on_sqlite() {
    killed_and_repeated_makes_the_same(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_repeated_makes_the_same_on_postgres() {
    killed_and_repeated_makes_the_same(Database::Postgres).await;
}

both_databases! {
    async fn several_may_issue_at_once(app: &TestApp) {
        fill(app).await;
        let platform = app.platform();
        close(app, "2026-09").await;
        let turns = [Turn::Wait, Turn::Wait, Turn::Yield, Turn::Wait];
        let all = join_all(turns.map(|turn| bills::issue_closed(platform, turn))).await;
        all.into_iter().for_each(|done| assert!(done.is_ok(), "{done:?}"));
        assert_eq!(count(app, "bill_issues").await, 2);
        let bills = count(app, "bills").await;
        // August: six of seven, but for one in five; September: six of seven
        assert!(bills > 2_000, "{bills}");
        assert_eq!(count(app, "outbox_events WHERE kind = 'bill.issued'").await, bills, "one event each");
        assert_eq!(bills::issue_closed(platform, Turn::Wait).await.unwrap(), 0, "nothing is left");
    }

    async fn a_month_is_complete_when_the_answer_comes(app: &TestApp) {
        let users = fill(app).await;
        // the movements are sealed before, so that the bills alone are left to count
        app.run_jobs().await;
        let first = issue(app, "2026-08").await.ok();
        let issued = first.data("/billsIssue/billingMonth/billCount").clone();
        let expected = (0..users.len()).filter(|n| n % 7 != 0 && n % 5 != 0).count();
        assert_eq!(issued, expected);
        assert_eq!(app.run_jobs().await, expected, "the events; no bill is left to make");
        let before = app.snapshot().await;
        assert_eq!(issue(app, "2026-08").await.ok().data("/billsIssue/billingMonth/billCount"), &issued);
        app.assert_unchanged_since(&before).await;
    }
}
