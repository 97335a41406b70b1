//! What was frozen at a past moment: reserved by a pending transfer, until another one settled it.

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, UserId};
use rebated_domain::ledger::AccountPurpose::{PlatformAdjustment, UserAvailable};
use rebated_domain::ledger::{AccountKey, TransferPhase, TransferReason};
use rebated_domain::money::Currency;
use rebated_service::db::{Kind, Rows, Writes, transact};
use rebated_service::ledger::queries::balances_of_at;
use rebated_service::{Fault, row};
use rebated_tests::books::{self, Booking, Books};
use rebated_tests::{Database, TestApp};

use super::closing::at;

const TRANSFERS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("object_type", Kind::Text),
    ("object_id", Kind::Uuid),
    ("step", Kind::Text),
    ("reason", Kind::Text),
    ("currency", Kind::Text),
    ("effective_at", Kind::Time),
    ("recorded_at", Kind::Time),
    ("phase", Kind::Text),
    ("pending_id", Kind::UuidOpt),
];
const PENDING: &[(&str, Kind)] =
    &[("transfer_id", Kind::Uuid), ("account_id", Kind::Uuid), ("amount_minor", Kind::Big)];

/// Writes one transfer of two phases as posting does: the first takes from the member, the second gives the
/// reservation back with the opposite sign.
async fn phase(
    app: &TestApp,
    user: UserId,
    amount: i64,
    moment: DateTime<Utc>,
    of: (TransferPhase, Option<LedgerTransferId>),
) -> LedgerTransferId {
    let platform = app.platform();
    let id: LedgerTransferId = platform.new_id(platform.now());
    let (mut transfers, mut entries) = (Rows::new(TRANSFERS), Rows::new(PENDING));
    let step = of.0.code().to_lowercase();
    let reason = TransferReason::Hold;
    transfers.push(row![id, "HOLD", id.0, step, reason, Currency::Cny, moment, moment, of.0, of.1]);
    let accounts = [
        (AccountKey::user(user, UserAvailable, Currency::Cny), -amount),
        (AccountKey::platform(PlatformAdjustment, Currency::Cny), amount),
    ];
    for (account, amount) in accounts {
        entries.push(row![id, account.id(), amount]);
    }
    let mut writes = Writes::new(platform.db.backend());
    writes.insert("ledger_transfers", &transfers, "");
    writes.insert("ledger_pending_entries", &entries, "");
    transact(&platform.db, async |txn| writes.run(txn).await).await.map_err(|fault: Fault| fault).unwrap();
    id
}

async fn what_was_frozen_is_known_of_any_moment(database: Database) {
    if database.is_left_out() {
        return;
    }
    let app = TestApp::start(database).await;
    let user = books::members(app.platform(), 1).await.unwrap()[0];
    let credit = Booking::of(user, UserAvailable, 1_000, at("2026-08-01T00:00:00Z"));
    let taken = Booking::of(user, UserAvailable, -250, at("2026-08-20T00:00:00Z"));
    let mut books = Books::default();
    books.post(app.platform(), [credit, taken]).await.unwrap();
    let reserve =
        async |amount, day| phase(&app, user, amount, at(day), (TransferPhase::Pending, None)).await;
    let settle = async |amount: i64, day, kind, pending| {
        phase(&app, user, -amount, at(day), (kind, Some(pending))).await;
    };
    let withdrawn = reserve(300, "2026-08-05T00:00:00Z").await;
    let held = reserve(200, "2026-08-10T00:00:00Z").await;
    reserve(50, "2026-09-01T00:00:00Z").await;
    settle(300, "2026-08-20T00:00:00Z", TransferPhase::Post, withdrawn).await;
    settle(200, "2026-08-25T00:00:00Z", TransferPhase::Void, held).await;
    for (moment, available, frozen) in [
        ("2026-08-05T00:00:00Z", 1_000, 0),
        ("2026-08-05T00:00:01Z", 700, 300),
        ("2026-08-15T00:00:00Z", 500, 500),
        // 250 of the 300 were taken, and all of the reservation was released
        ("2026-08-21T00:00:00Z", 550, 200),
        ("2026-08-26T00:00:00Z", 750, 0),
        ("2026-10-01T00:00:00Z", 700, 50),
    ] {
        let found = balances_of_at(app.platform().db.read(), [user], at(moment)).await.unwrap();
        let balance = found[&user][0];
        assert_eq!((balance.available, balance.frozen), (available, frozen), "at {moment}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_frozen_is_known_of_any_moment_on_sqlite() {
    what_was_frozen_is_known_of_any_moment(Database::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_frozen_is_known_of_any_moment_on_postgres() {
    what_was_frozen_is_known_of_any_moment(Database::Postgres).await;
}
