use std::collections::{HashMap, HashSet};

use rebated_domain::bill::Statement;
use rebated_domain::event::facts::BillFacts;
use rebated_domain::id::{BillId, LedgerAccountId};
use rebated_domain::ledger::AccountPurpose;
use rebated_domain::money::Money;
use rebated_entity::{bill, bill_period};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement as Sql, StreamTrait};

use super::period::parse_stored;
use super::statements::{Month, hash_of, statements_of};
use super::{Holder, holders_after};
use crate::db::{Kind, Rows, Writes};
use crate::events::{EventData, Outbox};
use crate::ledger::{MonthEnd, month_ends, write_snapshots};
use crate::{Fault, Platform, row};

/// How many members' bills one transaction makes: enough that the round trips do not count, few enough that
/// nobody waits for it and that all of them fit into memory.
const HOLDERS: u64 = 1_000;

const ACCOUNTS: [AccountPurpose; 3] =
    [AccountPurpose::UserAvailable, AccountPurpose::UserPending, AccountPurpose::UserOwed];

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("number", Kind::Text),
    ("user_id", Kind::Uuid),
    ("period", Kind::Text),
    ("currency", Kind::Text),
    ("opening_minor", Kind::Big),
    ("credits_minor", Kind::Big),
    ("debits_minor", Kind::Big),
    ("closing_minor", Kind::Big),
    ("line_count", Kind::Int),
    ("hash", Kind::Bytes),
    ("starts_at", Kind::Time),
    ("ends_at", Kind::Time),
    ("issued_at", Kind::Time),
];

/// The bills and month-end balances of some members: a pure function of the month's row and the entries, which
/// no longer change, so that everybody who makes them makes the same.
pub(super) struct Chunk {
    /// The last member's place in the list of all.
    pub(super) last: LedgerAccountId,
    bills: Vec<bill::Model>,
    ends: Vec<MonthEnd>,
}

impl Chunk {
    /// The next members, but for those who have their bill of the month; none when there are no more.
    pub(super) async fn read<C: ConnectionTrait + StreamTrait>(
        db: &C,
        period: &bill_period::Model,
        after: LedgerAccountId,
    ) -> Result<Option<Self>, Fault> {
        let holders = holders_after(db, after, &period.period, HOLDERS).await?;
        let Some(last) = holders.last().map(|listed| listed.account) else { return Ok(None) };
        let without_bill = holders.into_iter().filter(|listed| !listed.has_bill);
        let holders: Vec<Holder> = without_bill.map(|listed| listed.holder).collect();
        let accounts = holders.iter().flat_map(|holder| ACCOUNTS.map(|of| (holder.account(of), of.side())));
        let ends = month_ends(db, accounts, period).await?;
        let by_account: HashMap<_, _> = ends.iter().map(|end| (end.account_id, end)).collect();
        let mut openings = Vec::new();
        for holder in holders {
            let end = |of| by_account.get(&holder.account(of));
            let sides = [end(AccountPurpose::UserAvailable), end(AccountPurpose::UserOwed)];
            if let [Some(available), Some(owed)] = sides
                && (available.moved.is_some() || owed.moved.is_some())
            {
                openings.push((holder, available.opening - owed.opening));
            }
        }
        let (starts_at, ends_at) = (period.starts_at, period.ends_at);
        let month = Month { period: parse_stored(&period.period)?, starts_at, ends_at };
        let statements = statements_of(db, &month, &openings).await?;
        let moved = statements.iter().filter(|statement| !statement.lines.is_empty());
        let bills = moved.map(|statement| bill_of(statement, period)).collect();
        Ok(Some(Self { last, bills, ends }))
    }

    /// Stores what is not stored yet, with an event for each new bill; answers how many bills were new.
    pub(super) async fn write_in(
        &self,
        txn: &DatabaseTransaction,
        platform: &Platform,
        period: &bill_period::Model,
    ) -> Result<usize, Fault> {
        let backend = platform.db.backend();
        let issued = self.insert_bills_in(txn, backend).await?;
        let mut outbox = Outbox::default();
        for bill in self.bills.iter().filter(|bill| issued.contains(&bill.id)) {
            outbox.add(platform, period.closed_at, &EventData::BillIssued(told(bill)));
        }
        let mut writes = Writes::new(backend);
        write_snapshots(&self.ends, &period.period, &mut writes);
        outbox.write(&mut writes);
        writes.run(txn).await?;
        Ok(issued.len())
    }

    async fn insert_bills_in(
        &self,
        txn: &DatabaseTransaction,
        backend: DbBackend,
    ) -> Result<HashSet<BillId>, Fault> {
        let mut rows = Rows::new(COLUMNS);
        for bill in &self.bills {
            rows.push(cells(bill));
        }
        if rows.is_empty() {
            return Ok(HashSet::new());
        }
        let (names, mut params) = (rows.names(), Vec::new());
        let source = rows.source(backend, &mut params);
        let sql = format!(
            "INSERT INTO bills ({names}) SELECT {names} FROM {source} WHERE true \
             ON CONFLICT (user_id, currency, period) DO NOTHING RETURNING id"
        );
        let inserted = txn.query_all_raw(Sql::from_sql_and_values(backend, sql, params)).await?;
        inserted.into_iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
    }
}

fn told(bill: &bill::Model) -> BillFacts {
    let amount = |minor| Money::new(minor, bill.currency);
    BillFacts {
        bill_id: bill.id,
        number: bill.number.clone(),
        user_id: bill.user_id,
        period: bill.period.clone(),
        opening: amount(bill.opening_minor),
        credits: amount(bill.credits_minor),
        debits: amount(bill.debits_minor),
        closing: amount(bill.closing_minor),
    }
}

/// The bill that a statement is, or will be.
pub(super) fn bill_of(statement: &Statement, month: &bill_period::Model) -> bill::Model {
    let id = statement.key().id();
    bill::Model {
        id,
        number: format!("B{}-{}", month.period.replace('-', ""), crate::numbers::tail::<12>(id.0)),
        user_id: statement.user_id,
        period: month.period.clone(),
        currency: statement.currency,
        opening_minor: statement.opening,
        credits_minor: statement.credits(),
        debits_minor: statement.debits(),
        closing_minor: statement.closing(),
        line_count: i32::try_from(statement.lines.len()).unwrap_or(i32::MAX),
        hash: hash_of(statement),
        starts_at: month.starts_at,
        ends_at: month.ends_at,
        issued_at: month.closed_at,
    }
}

fn cells(bill: &bill::Model) -> Vec<crate::db::Cell> {
    row![
        bill.id,
        bill.number.as_str(),
        bill.user_id,
        bill.period.as_str(),
        bill.currency,
        bill.opening_minor,
        bill.credits_minor,
        bill.debits_minor,
        bill.closing_minor,
        bill.line_count,
        bill.hash.clone(),
        bill.starts_at,
        bill.ends_at,
        bill.issued_at,
    ]
}
