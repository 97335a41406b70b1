use std::sync::Arc;

use chrono::Duration;
use tokio::sync::Semaphore;

use super::{BillDocument, DocumentFormat};
use crate::Fault;
use crate::objects::{MemoryObjects, ObjectStore};

/// The document could not be printed. Its text is for operators.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PrintError(pub String);

/// The port to a printer of documents.
pub trait DocumentPrinter: Send + Sync {
    /// Names what the printer makes of a document; another name for anything that makes other bytes.
    fn layout(&self) -> &'static str;

    /// The document's bytes, always the same for the same document.
    fn print(&self, document: &BillDocument) -> Result<Vec<u8>, PrintError>;
}

/// How documents are made and kept.
#[derive(Clone)]
pub struct Documents {
    /// Where printed documents are kept.
    pub objects: Arc<dyn ObjectStore>,
    /// Prints tables.
    pub csv: Arc<dyn DocumentPrinter>,
    /// Prints pages.
    pub pdf: Arc<dyn DocumentPrinter>,
    /// How long a link is good for.
    pub link_ttl: Duration,
    permits: Arc<Semaphore>,
}

impl Documents {
    /// Links that are good for 15 minutes. As many documents as there are cores are printed at once.
    pub fn new(
        objects: Arc<dyn ObjectStore>,
        csv: Arc<dyn DocumentPrinter>,
        pdf: Arc<dyn DocumentPrinter>,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let permits = Arc::new(Semaphore::new(cores));
        Self { objects, csv, pdf, link_ttl: Duration::minutes(15), permits }
    }

    pub(super) fn printer(&self, format: DocumentFormat) -> &Arc<dyn DocumentPrinter> {
        match format {
            DocumentFormat::Csv => &self.csv,
            DocumentFormat::Pdf => &self.pdf,
        }
    }

    /// Prints off the async threads.
    pub(super) async fn print(
        &self,
        format: DocumentFormat,
        document: BillDocument,
    ) -> Result<Vec<u8>, Fault> {
        let broken = |error: &dyn std::fmt::Display| Fault::Internal(format!("printing: {error}"));
        let printer = Arc::clone(self.printer(format));
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|error| broken(&error))?;
        let work = tokio::task::spawn_blocking(move || {
            let printed = printer.print(&document);
            drop(permit);
            printed
        });
        work.await.map_err(|error| broken(&error))?.map_err(|error| broken(&error))
    }
}

impl Default for Documents {
    /// No printers: for commands that hand out no documents.
    fn default() -> Self {
        Self::new(Arc::new(MemoryObjects::default()), Arc::new(NoPrinter), Arc::new(NoPrinter))
    }
}

struct NoPrinter;

impl DocumentPrinter for NoPrinter {
    fn layout(&self) -> &'static str {
        "none"
    }

    fn print(&self, _: &BillDocument) -> Result<Vec<u8>, PrintError> {
        Err(PrintError("this process has no printer".into()))
    }
}
