use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use indicatif::ProgressBar;
use rebated_connectors::{Format, ReadError, ReadOptions, Records, read};

use super::failures::Failures;
use crate::cli::progress;

const BUFFER: usize = 256 * 1024;

/// A file of orders that can be read more than once.
#[derive(Clone)]
pub struct OrderFile {
    path: PathBuf,
    format: Format,
    options: ReadOptions,
}

impl OrderFile {
    /// The file at `path`, which must be there.
    pub fn new(path: &Path, format: Format, options: ReadOptions) -> anyhow::Result<Self> {
        let readable = || format!("cannot read {}", path.display());
        let is_dir = File::open(path).and_then(|file| file.metadata()).with_context(readable)?.is_dir();
        anyhow::ensure!(!is_dir, "{} is a folder", path.display());
        Ok(Self { path: path.to_owned(), format, options })
    }

    /// Its records from the start, with a progress bar over its bytes.
    pub fn open(&self, message: &'static str) -> anyhow::Result<(Records, ProgressBar)> {
        let failed = || format!("cannot read {}", self.path.display());
        let file = File::open(&self.path).with_context(failed)?;
        let size = file.metadata().with_context(failed)?;
        let bar = progress::bytes(size.len(), message);
        let reader = BufReader::with_capacity(BUFFER, bar.wrap_read(file));
        Ok((read(self.format, &self.options, reader), bar))
    }

    /// Reads everything and keeps only what is wrong.
    pub fn check(&self, failures: &mut Failures) -> anyhow::Result<()> {
        let (records, bar) = self.open("checking")?;
        for record in records {
            match record {
                Ok(record) => {
                    let problems = record.snapshot.problems();
                    if !problems.is_empty() {
                        failures.add(record.position, &problems);
                    }
                }
                Err(ReadError::Record(failure)) => failures.add(failure.position, &failure.problems),
                Err(ReadError::File(error)) => return Err(self.told(error)),
            }
        }
        bar.finish_and_clear();
        Ok(())
    }

    /// An error about the file as a whole.
    pub fn told(&self, error: rebated_connectors::FileError) -> anyhow::Error {
        anyhow::Error::from(error).context(self.path.display().to_string())
    }
}
