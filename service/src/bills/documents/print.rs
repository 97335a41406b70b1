use std::sync::Arc;

use chrono::Duration;
use tokio::sync::Semaphore;

use super::{BillDocument, DocumentFormat};
use crate::Fault;
use crate::objects::{MemoryObjects, ObjectStore};
use crate::vouchers::{VoucherDocument, VoucherPrinter};

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
    /// Prints vouchers.
    pub voucher: Arc<dyn VoucherPrinter>,
    /// How long a link to a bill is good for.
    pub link_ttl: Duration,
    /// How long a link to a voucher is good for.
    pub voucher_link_ttl: Duration,
    permits: Arc<Semaphore>,
}

impl Documents {
    /// No printer of vouchers, and links that are good for 15 minutes. As many documents as there are cores are printed at once.
    pub fn new(
        objects: Arc<dyn ObjectStore>,
        csv: Arc<dyn DocumentPrinter>,
        pdf: Arc<dyn DocumentPrinter>,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let permits = Arc::new(Semaphore::new(cores));
        let (link_ttl, voucher_link_ttl) = (Duration::minutes(15), Duration::minutes(15));
        Self { objects, csv, pdf, voucher: Arc::new(NoPrinter), link_ttl, voucher_link_ttl, permits }
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
        let printer = Arc::clone(self.printer(format));
        self.run(move || printer.print(&document)).await
    }

    /// Whether this process can print vouchers; commands that serve nobody cannot.
    pub(crate) fn prints_vouchers(&self) -> bool {
        self.voucher.layout() != NO_LAYOUT
    }

    /// Prints a voucher off the async threads.
    pub(crate) async fn print_voucher(&self, document: VoucherDocument) -> Result<Vec<u8>, Fault> {
        let printer = Arc::clone(&self.voucher);
        self.run(move || printer.print(&document)).await
    }

    async fn run(
        &self,
        print: impl FnOnce() -> Result<Vec<u8>, PrintError> + Send + 'static,
    ) -> Result<Vec<u8>, Fault> {
        let broken = |error: &dyn std::fmt::Display| Fault::Internal(format!("printing: {error}"));
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(|error| broken(&error))?;
        let work = tokio::task::spawn_blocking(move || {
            let printed = print();
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

/// The layout of a process without printers.
const NO_LAYOUT: &str = "none";

struct NoPrinter;

impl VoucherPrinter for NoPrinter {
    fn layout(&self) -> &'static str {
        NO_LAYOUT
    }

    fn print(&self, _: &VoucherDocument) -> Result<Vec<u8>, PrintError> {
        Err(PrintError("this process has no printer".into()))
    }
}

impl DocumentPrinter for NoPrinter {
    fn layout(&self) -> &'static str {
        NO_LAYOUT
    }

    fn print(&self, _: &BillDocument) -> Result<Vec<u8>, PrintError> {
        Err(PrintError("this process has no printer".into()))
    }
}
