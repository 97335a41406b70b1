use sea_orm::DbBackend;

/// One statement of a hand-written transfer. Words in braces are what a client fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The transfer's row.
    Transfer,
    /// Its two entries.
    Entries,
    /// The user's balance.
    User,
    /// The platform's balance.
    Platform,
}

/// A way to write a ledger, one transaction for each transfer.
#[derive(Debug)]
pub struct Scheme {
    /// In the table of results.
    pub name: &'static str,
    /// What its tables' names begin with.
    pub tables: &'static str,
    /// Whether entries have a foreign key to accounts.
    pub has_foreign_key: bool,
    /// Into how many the platform's account is divided.
    pub shards: u64,
    /// What a transaction does, in order.
    pub parts: &'static [Part],
    /// Its name when pgbench runs it, without a server in between.
    pub in_pgbench: Option<&'static str>,
}

/// As people write it.
pub const NAIVE: &str = "naive: entries, then both balances";
/// The same by somebody who knows about locks.
pub const LOCKED: &str = "shared balance locked first";

const SCHEMES: &[Scheme] = &[
    Scheme {
        name: NAIVE,
        tables: "bench_naive",
        has_foreign_key: true,
        shards: 1,
        parts: &[Part::Transfer, Part::Entries, Part::User, Part::Platform],
        in_pgbench: Some("naive, by pgbench"),
    },
    Scheme {
        name: LOCKED,
        tables: "bench_locked",
        has_foreign_key: false,
        shards: 1,
        parts: &[Part::Platform, Part::User, Part::Transfer, Part::Entries],
        in_pgbench: None,
    },
    Scheme {
        name: "sum of entries",
        tables: "bench_summed",
        has_foreign_key: false,
        shards: 1,
        parts: &[Part::Transfer, Part::Entries, Part::User],
        in_pgbench: Some("sum of entries, by pgbench"),
    },
    Scheme {
        name: "16 sub-accounts",
        tables: "bench_sharded",
        has_foreign_key: false,
        shards: 16,
        parts: &[Part::Transfer, Part::Entries, Part::User, Part::Platform],
        in_pgbench: None,
    },
];

/// The schemes that differ on a database. SQLite's one writer makes the order of locks and sub-accounts
/// mean nothing.
pub fn of(backend: DbBackend) -> impl Iterator<Item = &'static Scheme> {
    let differs = move |scheme: &&Scheme| backend == DbBackend::Postgres || scheme.in_pgbench.is_some();
    SCHEMES.iter().filter(differs)
}

impl Scheme {
    /// The statements that make its tables.
    pub fn schema(&self, backend: DbBackend) -> String {
        let tables = self.tables;
        let uuid = if backend == DbBackend::Postgres { "uuid" } else { "BLOB" };
        let key =
            if self.has_foreign_key { format!("REFERENCES {tables}_accounts (id)") } else { String::new() };
        format!(
            "CREATE TABLE {tables}_accounts (id bigint NOT NULL PRIMARY KEY, balance bigint NOT NULL); \
             CREATE TABLE {tables}_transfers (id {uuid} NOT NULL PRIMARY KEY); \
             CREATE TABLE {tables}_entries (transfer_id {uuid} NOT NULL REFERENCES {tables}_transfers (id), \
             account_id bigint NOT NULL {key}, amount bigint NOT NULL, PRIMARY KEY (transfer_id, account_id)); \
             CREATE INDEX {tables}_entries_account ON {tables}_entries (account_id)"
        )
    }

    /// The statements of a transfer.
    pub fn statements(&self) -> impl Iterator<Item = String> {
        self.parts.iter().map(|part| part.sql().replace("{tables}", self.tables))
    }

    /// The first of the platform's accounts; the others follow.
    pub const PLATFORM: u64 = 1_000_000;
}

impl Part {
    const fn sql(self) -> &'static str {
        match self {
            Self::Transfer => "INSERT INTO {tables}_transfers (id) VALUES ({id})",
            Self::Entries => {
                "INSERT INTO {tables}_entries (transfer_id, account_id, amount) \
                 VALUES ({id}, {user}, {amount}), ({id}, {platform}, {debit})"
            }
            Self::User => "UPDATE {tables}_accounts SET balance = balance + {amount} WHERE id = {user}",
            Self::Platform => {
                "UPDATE {tables}_accounts SET balance = balance + {debit} WHERE id = {platform}"
            }
        }
    }
}
