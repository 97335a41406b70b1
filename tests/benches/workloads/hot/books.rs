use anyhow::ensure;
use rebated_domain::id::LedgerTransferId;
use rebated_service::db::{Db, transact};
use rebated_service::{Fault, Platform};
use sea_orm::{ConnectionTrait, Statement, Value};

use super::USERS;
use super::scheme::Scheme;

/// What a client wants moved.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub id: LedgerTransferId,
    /// From 0.
    pub user: u64,
    /// In minor units.
    pub amount: i64,
    /// Any number, to choose a sub-account by.
    pub chance: u64,
}

/// A hand-written ledger in tables of its own.
pub struct Books {
    pub scheme: &'static Scheme,
    statements: Vec<Prepared>,
}

/// A statement with numbered parameters.
struct Prepared {
    sql: String,
    words: Vec<&'static str>,
}

const WORDS: [&str; 5] = ["{id}", "{user}", "{platform}", "{amount}", "{debit}"];

impl Books {
    /// Makes the tables and the accounts.
    pub async fn new(platform: &Platform, scheme: &'static Scheme) -> anyhow::Result<Self> {
        let db = platform.db.writer();
        db.execute_unprepared(&scheme.schema(platform.db.backend())).await?;
        let (tables, first) = (scheme.tables, Scheme::PLATFORM);
        for (from, many) in [(0, USERS), (first, scheme.shards)] {
            db.execute_unprepared(&format!(
                "WITH RECURSIVE n (id) AS (SELECT {from} UNION ALL SELECT id + 1 FROM n WHERE id < {from} + {many} - 1) \
                 INSERT INTO {tables}_accounts (id, balance) SELECT id, 0 FROM n"
            ))
            .await?;
        }
        let statements = scheme.statements().map(|template| Prepared::new(&template)).collect();
        Ok(Self { scheme, statements })
    }

    /// One transfer in a transaction of its own.
    pub async fn transfer(&self, db: &Db, wish: Wish) -> Result<(), Fault> {
        let platform = Scheme::PLATFORM + wish.chance % self.scheme.shards;
        let value = |word: &&str| match *word {
            "{id}" => Value::from(wish.id.0),
            "{user}" => Value::from(wish.user.cast_signed()),
            "{platform}" => Value::from(platform.cast_signed()),
            "{amount}" => Value::from(wish.amount),
            _ => Value::from(-wish.amount),
        };
        transact(db, async |txn| {
            for Prepared { sql, words } in &self.statements {
                let statement = Statement::from_sql_and_values(db.backend(), sql, words.iter().map(value));
                txn.execute_raw(statement).await?;
            }
            Ok(())
        })
        .await
    }

    /// Refuses books in which money was made or lost, or a transfer is missing or too many.
    pub async fn check(&self, db: &Db, acknowledged: u64) -> anyhow::Result<()> {
        let Scheme { name, tables, .. } = self.scheme;
        let number = async |sql: String| -> anyhow::Result<i64> {
            let row = db.writer().query_one_raw(Statement::from_string(db.backend(), sql)).await?;
            Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default())
        };
        let transfers = number(format!("SELECT count(*) FROM {tables}_transfers")).await?;
        ensure!(
            u64::try_from(transfers)? == acknowledged,
            "{name}: {acknowledged} acknowledged, {transfers} written"
        );
        let entries =
            number(format!("SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM {tables}_entries"));
        ensure!(entries.await? == 0, "{name}: the entries do not add up to zero");
        let keeps_all = self.scheme.parts.contains(&super::scheme::Part::Platform);
        let wrong = number(format!(
            "SELECT count(*) FROM {tables}_accounts a LEFT JOIN (SELECT account_id, sum(amount) AS total \
             FROM {tables}_entries GROUP BY account_id) e ON e.account_id = a.id \
             WHERE a.balance <> coalesce(e.total, 0) AND (a.id < {} OR {keeps_all})",
            Scheme::PLATFORM
        ));
        ensure!(wrong.await? == 0, "{name}: a balance is not the sum of its entries");
        Ok(())
    }
}

impl Prepared {
    fn new(template: &str) -> Self {
        let mut sql = template.to_owned();
        let mut words = Vec::new();
        for word in WORDS.into_iter().filter(|word| template.contains(word)) {
            words.push(word);
            sql = sql.replace(word, &format!("${}", words.len()));
        }
        Self { sql, words }
    }
}
