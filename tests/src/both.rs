use crate::{Database, TestApp};

/// Makes two tests of each function, `name::sqlite` and `name::postgres`. Each gets an app of its own,
/// which is finished when the function returns: see [`TestApp::finish`].
///
/// ```ignore
/// both_databases! {
///     async fn nobody_is_signed_in_at_first(app: &TestApp) {
///         let answer = app.as_anonymous().send("{ viewer { id } }", json!({})).await.ok();
///         assert!(answer.data("/viewer").is_null());
///     }
/// }
/// ```
///
/// Without `REBATED_TEST_POSTGRES` (the URL of a server on which schemas may be made) the second fails,
/// unless `REBATED_TEST_SKIP_POSTGRES=1` says that it may be left out.
#[macro_export]
macro_rules! both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: &TestApp) $body:block)+) => {$(
        async fn $name($app: &$crate::TestApp) $body

        mod $name {
            $(#[$meta])*
            #[::tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                $crate::run_on($crate::Database::Sqlite, super::$name).await;
            }

            $(#[$meta])*
            #[::tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                $crate::run_on($crate::Database::Postgres, super::$name).await;
            }
        }
    )+};
}

/// Runs one test on one database and finishes the app.
pub async fn run_on(database: Database, test: impl AsyncFnOnce(&TestApp)) {
    if database.is_left_out() {
        eprintln!("not run: REBATED_TEST_SKIP_POSTGRES=1");
        return;
    }
    let app = TestApp::start(database).await;
    test(&app).await;
    app.finish().await;
}
