//! Books with a row of every kind, and names for the rows.

use std::collections::BTreeMap;

use chrono::Duration;
use rebated_domain::ledger::{AccountKey, AccountPurpose, EntryDraft};
use rebated_domain::money::Currency;
use rebated_domain::user::Role;
use rebated_entity::{bill, ledger_seal};
use rebated_service::ledger::{Legs, Step, expire_due, settlement_id};
use rebated_tests::TestApp;
use rebated_tests::shop::{record, with};
use sea_orm::{DbBackend, EntityTrait, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::super::asks::{
    available, book, cancel, confirm, new_transfer, platform, reserve, single, transfer,
};

/// The rows that tampering names, as they are written in SQL.
pub struct World {
    backend: DbBackend,
    ids: BTreeMap<&'static str, Uuid>,
    bill: String,
}

impl World {
    /// Fills the books; everything but `late` is sealed.
    pub async fn make(app: &TestApp) -> Self {
        let node = app.platform();
        bills(app).await;
        book(node, single(1, platform(), available(1), 1_000)).await;
        book(node, single(2, available(1), available(2), 100)).await;
        book(node, reserve(3, 1, 200, Some(node.now() + Duration::days(300)))).await;
        for number in [4, 5] {
            book(node, reserve(number, 1, 50, None)).await;
        }
        book(node, reserve(6, 1, 50, Some(node.now() + Duration::minutes(1)))).await;
        book(node, confirm(4, Some(30))).await;
        book(node, cancel(5)).await;
        app.clock().advance(Duration::minutes(1));
        assert_eq!(expire_due(node).await.expect("no fault"), 1);
        let leg = |account, amount| EntryDraft { account, amount };
        let back = Legs::Fixed(vec![leg(available(1), 100), leg(available(2), -100)]);
        let mut undo = new_transfer(7, back);
        undo.reverses_id = Some(transfer(2));
        book(node, Step::Single(undo)).await;
        book(node, cancel(8)).await;
        app.run_jobs().await;
        book(node, single(9, platform(), available(2), 10)).await;
        let margin = AccountKey::platform(AccountPurpose::PlatformMargin, Currency::Cny);
        let receivable = AccountKey::platform(AccountPurpose::NetworkReceivable, Currency::Cny);
        let newest = ledger_seal::Entity::find().order_by_desc(ledger_seal::Column::Seq);
        let newest = newest.one(node.db.read()).await.expect("a read").expect("sealed");
        let bill = bill::Entity::find().order_by_asc(bill::Column::Period);
        let bill = bill.one(node.db.read()).await.expect("a read").expect("issued");
        let ids = [
            ("fund", transfer(1).0),
            ("spend", transfer(2).0),
            ("open", transfer(3).0),
            ("posted_end", settlement_id(transfer(4)).0),
            ("voided", transfer(5).0),
            ("voided_end", settlement_id(transfer(5)).0),
            ("expired_end", settlement_id(transfer(6)).0),
            ("undo", transfer(7).0),
            ("early", transfer(8).0),
            ("late", transfer(9).0),
            ("new", transfer(10).0),
            ("newest", newest.transfer_id.0),
            ("own", available(1).id().0),
            ("theirs", available(2).id().0),
            ("platform", platform().id().0),
            ("margin", margin.id().0),
            ("receivable", receivable.id().0),
        ];
        Self { backend: node.db.backend(), ids: ids.into(), bill: bill.number }
    }

    /// A statement with `{name}` for the id of a row, `{zero}` for other bytes and `{bill}` for a number.
    pub fn sql(&self, template: &str) -> String {
        let is_postgres = self.backend == DbBackend::Postgres;
        let literal =
            |id: &Uuid| if is_postgres { format!("'{id}'::uuid") } else { format!("x'{}'", id.simple()) };
        let zero = if is_postgres { r"'\x00'::bytea" } else { "x'00'" };
        let sql = template.replace("{zero}", zero).replace("{bill}", &format!("'{}'", self.bill));
        self.ids.iter().fold(sql, |sql, (name, id)| sql.replace(&format!("{{{name}}}"), &literal(id)))
    }

    /// What a finding about a row has in it. Ids are compared without hyphens.
    pub fn shown(&self, row: &str) -> String {
        match row {
            "bill" => self.bill.clone(),
            row => self.ids.get(row).map_or(row.to_owned(), |id| id.simple().to_string()),
        }
    }
}

/// Closed months with bills, and rebates credited before.
async fn bills(app: &TestApp) {
    app.half_of_commission().await;
    let li = app.member("li").await;
    app.link(&li, "c1").await;
    let settled = |order: &str, at: &str| {
        let at = format!("{at}T00:00:00Z");
        let changes = json!({ "status": "SETTLED", "placedAt": at, "receivedAt": at, "settledAt": at, "modifiedAt": at });
        with(record(order, order, "c1"), changes)
    };
    let lines =
        json!([settled("o1", "2026-07-20"), settled("o2", "2026-08-05"), settled("o3", "2026-08-20")]);
    app.import(lines).await.ok();
    let issue = "mutation Issue($input: BillsIssueInput!) {
        billsIssue(input: $input) { billingMonth { closed } userErrors { code field message } } }";
    let finance = app.as_user(&app.staff(Role::Finance).await);
    let issued = finance.send(issue, json!({ "input": { "month": "2026-09" } })).await.ok();
    assert_eq!(issued.data("/billsIssue/billingMonth/closed"), &json!(["2026-07", "2026-08", "2026-09"]));
    app.run_jobs().await;
}
