//! Real processes: what a bad address and an absent server do to the start.

use std::process::Command;

use rebated_tests::{Database, run_on};

use super::place::Place;
use crate::jobs::process::{Process, get};

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_url_stops_the_start_and_an_absent_server_does_not() {
    if Place::find().await.is_none() {
        return;
    }
    run_on(Database::Sqlite, async |app| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("probe");
        let mut command = Command::new(env!("CARGO_BIN_EXE_rebated_probed"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("REBATED_")) {
            command.env_remove(name);
        }
        let url = "redis.url=http://app:s3cret@cache.example";
        let done = command.current_dir(folder.path()).args(["serve", "--set", url]).output().unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(!done.status.success());
        assert!(said.contains("`redis.url` must be a URL such as redis://"), "{said}");
        assert!(!said.contains("s3cret"), "{said}");

        let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let settings = [format!("redis.url=redis://{nobody}")];
        let mut process = Process::start_with(app, "api", &file, None, &settings);
        let address = process.address();
        assert_eq!(get(&address, "/graphql?query=%7B__typename%7D"), "HTTP/1.1 200 OK");
        process.stop().await;
    })
    .await;
}
