//! The sample files of every format go all the way in: read, imported, priced, booked, and once only.

use std::io::BufReader;
use std::path::Path;

use rebated_connectors::{Format, ReadError, ReadOptions, read};
use rebated_service::Actor;
use rebated_service::orders::{ImportRecord, ImportReport, OnError, import_batch};
use rebated_tests::{TestApp, both_databases};

async fn import_sample(app: &TestApp, format: Format, file: &str) -> ImportReport {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/samples").join(file);
    let input = std::fs::File::open(path).expect("the sample is there");
    let records = read(format, &ReadOptions::default(), BufReader::new(input)).map(|record| match record {
        Ok(record) => {
            ImportRecord { position: record.position, snapshot: record.snapshot, document: record.document }
        }
        Err(ReadError::Record(failure)) => panic!("{file}: {failure:?}"),
        Err(ReadError::File(error)) => panic!("{file}: {error}"),
    });
    let done = import_batch(app.platform(), &Actor::system(), records.collect(), OnError::RejectAll).await;
    done.expect("the sample can be imported")
}

both_databases! {
    async fn every_format_is_imported_once(app: &TestApp) {
        app.half_of_commission().await;
        let samples = [
            (Format::Rebated, "orders.jsonl", true),
            // the same lines as a table
            (Format::Csv, "orders.csv", false),
            (Format::Taobao, "taobao.json", true),
            (Format::Jd, "jd.json", true),
            (Format::Pinduoduo, "pinduoduo.json", true),
        ];
        for (format, file, says_more) in samples {
            let first = import_sample(app, format, file).await;
            assert!(first.created + first.updated + first.unchanged > 0, "{file} is read");
            assert_eq!(first.created + first.updated > 0, says_more, "{file}");
            app.run_jobs().await;
            let before = app.snapshot().await;
            let again = import_sample(app, format, file).await;
            assert_eq!((again.created, again.updated), (0, 0), "{file}");
            app.assert_unchanged_since(&before).await;
            app.verify().await;
        }
    }
}
