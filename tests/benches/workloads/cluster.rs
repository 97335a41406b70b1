use std::time::Duration;

use anyhow::Context as _;
use rebated_service::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::process;

/// How long PostgreSQL is given to notice that a client has gone: what its sessions have used is counted
/// by the session first and by the server afterwards, and in between by nobody.
pub const PARTING: Duration = Duration::from_millis(300);

/// The processes of a PostgreSQL server on this machine.
pub struct Cluster {
    postmaster: u32,
    /// What the server calls itself.
    pub version: String,
}

impl Cluster {
    /// The server behind a connection; none for SQLite and for a server on another machine.
    pub async fn find(db: &Db) -> anyhow::Result<Option<Self>> {
        if db.backend() != DbBackend::Postgres {
            return Ok(None);
        }
        let sql = "SELECT pg_backend_pid(), current_setting('server_version')";
        let row = db.read().query_one_raw(Statement::from_string(db.backend(), sql)).await?;
        let row = row.context("PostgreSQL does not tell its process")?;
        let (backend, version): (i32, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let is_postgres = |pid: &u32| process::name(*pid).is_some_and(|name| name.contains("postgres"));
        let backend = Some(u32::try_from(backend)?).filter(is_postgres);
        Ok(backend.and_then(process::parent).map(|postmaster| Self { postmaster, version }))
    }

    /// CPU time of the whole server so far: sessions, those that have ended, and its own workers.
    pub fn cpu(&self) -> Option<Duration> {
        let postmaster = process::cpu(self.postmaster)?;
        let running = process::children(self.postmaster).into_iter().filter_map(process::cpu);
        let running: Duration = running.map(|cpu| cpu.own + cpu.ended_children).sum();
        Some(postmaster.own + postmaster.ended_children + running)
    }
}
