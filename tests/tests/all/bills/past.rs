//! Balances of past moments, against a model that adds up every movement.

use chrono::{DateTime, Duration, Utc};
use rebated_domain::id::UserId;
use rebated_domain::ledger::AccountPurpose::{UserAvailable, UserOwed, UserPending};
use rebated_domain::user::Role;
use rebated_service::ids::{Entropy, SeededEntropy};
use rebated_service::ledger::queries::balances_of_at;
use rebated_tests::books::{self, Booking, Books};
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use super::closing::at;
use super::{issue, settled};

const MEMBERS: usize = 9;
/// The first instants of August to November in Shanghai.
const MONTHS: [&str; 4] =
    ["2026-07-31T16:00:00Z", "2026-08-31T16:00:00Z", "2026-09-30T16:00:00Z", "2026-10-31T16:00:00Z"];

struct Chance(SeededEntropy);

impl Chance {
    fn below(&self, limit: i64) -> i64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        i64::try_from(u64::from_be_bytes(bytes) % limit.unsigned_abs()).unwrap()
    }

    /// A moment from August to October, now and then the very edge of a month.
    fn moment(&self) -> DateTime<Utc> {
        if self.below(8) == 0 {
            return at(MONTHS[usize::try_from(self.below(3)).unwrap()]);
        }
        at(MONTHS[0]) + Duration::seconds(self.below((at(MONTHS[3]) - at(MONTHS[0])).num_seconds()))
    }
}

/// Movements in the order of their dates, none of which overdraws.
fn movements(users: &[UserId], chance: &Chance) -> Vec<Booking> {
    let mut moments: Vec<_> = (0..400).map(|_| chance.moment()).collect();
    moments.sort_unstable();
    let mut has = vec![[0i64; 3]; users.len()];
    let mut all = Vec::new();
    for moment in moments {
        let n = usize::try_from(chance.below(9)).unwrap();
        let (amount, mine) = (1 + chance.below(900), &mut has[n]);
        let entries = match chance.below(5) {
            0 => vec![(UserPending, amount)],
            1 if mine[1] >= amount => vec![(UserPending, -amount), (UserAvailable, amount)],
            2 => {
                let taken = amount.min(mine[0]);
                let parts = [(UserAvailable, -taken), (UserOwed, taken - amount)];
                parts.into_iter().filter(|(_, part)| *part != 0).collect()
            }
            3 if mine[2] > 0 => vec![(UserOwed, mine[2].min(amount))],
            _ => vec![(UserAvailable, amount)],
        };
        for (purpose, part) in &entries {
            match purpose {
                UserAvailable => mine[0] += part,
                UserPending => mine[1] += part,
                _ => mine[2] -= part,
            }
        }
        all.push(Booking { entries, ..Booking::of(users[n], UserAvailable, 0, moment) });
    }
    all
}

/// Available, pending and owed before a moment.
fn model(all: &[Booking], user: UserId, moment: DateTime<Utc>) -> [i64; 3] {
    let mut has = [0; 3];
    for booking in all.iter().filter(|booking| booking.user == user && booking.effective_at < moment) {
        for (purpose, part) in &booking.entries {
            match purpose {
                UserAvailable => has[0] += part,
                UserPending => has[1] += part,
                _ => has[2] -= part,
            }
        }
    }
    has
}

async fn compare(app: &TestApp, users: &[UserId], all: &[Booking], moment: DateTime<Utc>) {
    let found = balances_of_at(app.platform().db.read(), users.iter().copied(), moment).await.unwrap();
    for user in users {
        let has = found.get(user).and_then(|list| list.first());
        let has = has.map_or([0; 3], |balance| [balance.available, balance.pending, balance.owed]);
        assert_eq!(has, model(all, *user, moment), "{user} at {moment}");
    }
}

async fn closings(app: &TestApp, month: &str) -> Vec<(UserId, i64)> {
    let db = app.platform().db.read();
    let sql = format!("SELECT user_id, closing_minor FROM bills WHERE period = '{month}'");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect()
}

both_databases! {
    async fn every_moment_is_the_sum_of_what_came_before(app: &TestApp) {
        let users = books::members(app.platform(), MEMBERS).await.unwrap();
        let chance = Chance(SeededEntropy::new(21));
        let all = movements(&users, &chance);
        Books::default().post(app.platform(), all.clone()).await.unwrap();
        // before anything is closed, and after each month
        for closed in ["", "2026-08", "2026-09", "2026-10"] {
            if !closed.is_empty() {
                issue(app, closed).await.ok();
            }
            for _ in 0..12 {
                compare(app, &users, &all, chance.moment()).await;
            }
        }
        for (month, end) in ["2026-08", "2026-09", "2026-10"].into_iter().zip(&MONTHS[1..]) {
            compare(app, &users, &all, at(end)).await;
            let closings = closings(app, month).await;
            assert!(closings.len() > 6, "nearly everybody moved in {month}");
            for (user, closing) in closings {
                let [available, _, owed] = model(&all, user, at(end));
                assert_eq!(available - owed, closing, "{user} at the end of {month}");
            }
        }
        app.run_jobs().await;
    }

    async fn members_ask_for_past_moments(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-08-01", json!({}))])).await.ok();
        let query = "query($at: DateTime) { viewer {
            balance(asOf: $at) { asOf available { amount } pending { amount } owed { amount } frozen { amount } }
            balances(asOf: $at) { asOf currencyCode available { amount } }
        } }";
        let ask = async |moment: &str| app.as_user(&li.token).send(query, json!({ "at": moment })).await;
        // credited on 16 August: at that very moment it is not yet there
        for (moment, available) in [
            ("2026-08-16T00:00:00.000Z", "0.00"),
            ("2026-08-16T00:00:00.001Z", "10.00"),
            ("2026-11-01T00:00:00.000Z", "10.00"),
        ] {
            let answer = ask(moment).await.ok();
            let balance = answer.data("/viewer/balance");
            assert_eq!((&balance["asOf"], &balance["available"]["amount"]), (&json!(moment), &json!(available)));
            let in_all: Vec<_> = answer.list("/viewer/balances").iter().map(|one| &one["available"]["amount"]).collect();
            assert_eq!(in_all.is_empty(), available == "0.00", "the first movement of all");
            assert!(in_all.iter().all(|amount| *amount == available));
        }
        let long_ago = ask("2020-01-01T00:00:00Z").await.ok();
        assert_eq!(long_ago.data("/viewer/balances"), &json!([]));
        assert_eq!(long_ago.text("/viewer/balance/available/amount"), "0.00");
        let future = ask("2026-11-01T00:00:00.001Z").await;
        assert_eq!(future.error_codes(), ["BAD_USER_INPUT", "BAD_USER_INPUT"]);
    }

    async fn past_balances_of_many_take_as_many_statements_as_of_one(app: &TestApp) {
        let users = books::members(app.platform(), 60).await.unwrap();
        let moment = at("2026-10-05T00:00:00Z");
        let bookings = users.iter().map(|user| Booking::of(*user, UserAvailable, 100, moment));
        Books::default().post(app.platform(), bookings).await.unwrap();
        let admin = app.staff(Role::Admin).await;
        let query = "query($first: Int!) { users(first: $first) { edges { node {
            balances(asOf: \"2026-10-20T00:00:00Z\") { available { amount } frozen { amount } } } } } }";
        let mut taken = Vec::new();
        for first in [1, 10, 50] {
            // the settings are remembered for a second of real time: the fewer of two
            let mut fewest = u64::MAX;
            for _ in 0..2 {
                let before = app.statements();
                app.as_user(&admin).send(query, json!({ "first": first })).await.ok();
                fewest = fewest.min(app.statements() - before);
            }
            taken.push(fewest);
        }
        assert!(taken[0] <= 5 && taken.iter().all(|count| *count == taken[0]), "{taken:?}");
    }
}
