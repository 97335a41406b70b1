use anyhow::{Context as _, anyhow};
use rebated_connectors::ReadError;
use rebated_service::orders::{ImportError, ImportRecord, ImportReport, OnError, import_batch};
use rebated_service::{Actor, Platform};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::failures::Failures;
use super::file::OrderFile;

/// How many records are written in one transaction.
const BATCH: usize = 2_000;
/// How many batches may be read ahead of the writer.
const AHEAD: usize = 2;

enum Read {
    Batch(Vec<ImportRecord>),
    Wrong(rebated_connectors::RecordFailure),
    Broken(rebated_connectors::FileError),
}

/// Writes a file's records, batch by batch, while a thread reads ahead. Memory stays bounded however
/// long the file is.
pub async fn load(
    platform: &Platform,
    file: &OrderFile,
    on_error: OnError,
    failures: &mut Failures,
) -> anyhow::Result<ImportReport> {
    let (sender, receiver) = channel(AHEAD);
    let (records, bar) = file.open("importing")?;
    let reading = tokio::task::spawn_blocking(move || send(records, &sender));
    let done = write(platform, file, on_error, failures, receiver).await;
    reading.await.context("the file could not be read")?;
    bar.finish_and_clear();
    done
}

/// Ends early when nobody is listening any more.
fn send(records: rebated_connectors::Records, to: &Sender<Read>) {
    let mut batch = Vec::with_capacity(BATCH);
    for record in records {
        let read = match record {
            Ok(record) => {
                let rebated_connectors::Record { position, snapshot, document } = record;
                batch.push(ImportRecord { position, snapshot, document });
                if batch.len() < BATCH {
                    continue;
                }
                Read::Batch(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))
            }
            Err(ReadError::Record(failure)) => Read::Wrong(failure),
            Err(ReadError::File(error)) => Read::Broken(error),
        };
        if to.blocking_send(read).is_err() {
            return;
        }
    }
    if !batch.is_empty() {
        let _ = to.blocking_send(Read::Batch(batch));
    }
}

async fn write(
    platform: &Platform,
    file: &OrderFile,
    on_error: OnError,
    failures: &mut Failures,
    mut from: Receiver<Read>,
) -> anyhow::Result<ImportReport> {
    let mut total = ImportReport::default();
    let mut broken = None;
    while let Some(read) = from.recv().await {
        let batch = match read {
            Read::Batch(batch) => batch,
            Read::Wrong(failure) => {
                failures.add(failure.position, &failure.problems);
                continue;
            }
            Read::Broken(error) => {
                broken = Some(file.told(error));
                continue;
            }
        };
        let done = match import_batch(platform, &Actor::system(), batch, on_error).await {
            Ok(done) => done,
            Err(ImportError::Rejected(rejected)) => {
                rejected.iter().for_each(|failure| failures.add(failure.position, &failure.problems));
                let wrong = rejected.len();
                return Err(anyhow!(
                    "{wrong} records contradict what is known; batches before them were imported"
                ));
            }
            Err(error) => return Err(error.into()),
        };
        done.failures.iter().for_each(|failure| failures.add(failure.position, &failure.problems));
        total.created += done.created;
        total.updated += done.updated;
        total.unchanged += done.unchanged;
    }
    match broken {
        Some(error) => Err(error.context("records before this were imported")),
        None => Ok(total),
    }
}
