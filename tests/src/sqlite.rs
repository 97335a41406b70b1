use rebated_service::db::Db;
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

/// A database file in a folder that is removed when this is dropped.
pub(crate) struct File(TempDir);

impl File {
    pub(crate) fn new() -> Self {
        Self(TempDir::with_prefix("rebated-").expect("a temporary folder can be made"))
    }

    pub(crate) fn url(&self) -> String {
        format!("sqlite://{}", self.0.path().join("test.sqlite").display())
    }

    /// A power cut during a test loses the test: writes need not reach the disk.
    pub(crate) async fn stop_waiting_for_the_disk(&self, db: &Db) {
        let off = "PRAGMA synchronous = OFF";
        db.writer().execute_unprepared(off).await.expect("SQLite knows the pragma");
    }
}
