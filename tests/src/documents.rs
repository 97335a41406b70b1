//! The printer and the store of documents, as tests watch and break them.

use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebated_connectors::documents::{PdfPrinter, PdfVoucherPrinter};
use rebated_service::bills::documents::{BillDocument, DocumentPrinter, PrintError};
use rebated_service::objects::{MemoryObjects, Object, ObjectStore, StoreError};
use rebated_service::vouchers::{VoucherDocument, VoucherPrinter};

/// Reading the fonts takes longer than most tests.
static PDF: LazyLock<PdfPrinter> = LazyLock::new(PdfPrinter::default);
static VOUCHER: LazyLock<PdfVoucherPrinter> = LazyLock::new(PdfVoucherPrinter::default);

/// A printer of PDF that counts.
#[derive(Default)]
pub struct Press {
    printed: AtomicUsize,
}

impl Press {
    /// How many documents were printed.
    pub fn printed(&self) -> usize {
        self.printed.load(Ordering::SeqCst)
    }
}

impl DocumentPrinter for Press {
    fn layout(&self) -> &'static str {
        PDF.layout()
    }

    fn print(&self, document: &BillDocument) -> Result<Vec<u8>, PrintError> {
        self.printed.fetch_add(1, Ordering::SeqCst);
        PDF.print(document)
    }
}

impl VoucherPrinter for Press {
    fn layout(&self) -> &'static str {
        VOUCHER.layout()
    }

    fn print(&self, voucher: &VoucherDocument) -> Result<Vec<u8>, PrintError> {
        VOUCHER.print(voucher)
    }
}

/// A store in memory that can be switched off.
#[derive(Default)]
pub struct Shelf {
    objects: MemoryObjects,
    is_broken: AtomicBool,
}

impl Shelf {
    /// From now on it fails, or works again.
    pub fn fail(&self, fails: bool) {
        self.is_broken.store(fails, Ordering::SeqCst);
    }

    /// Puts bytes under a key, past the server.
    pub fn put_raw(&self, key: &str, bytes: &[u8]) {
        self.objects.insert(key, bytes);
    }

    /// Takes in what another process has stored in a folder.
    pub fn take_in(&self, folder: &Path) {
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(&next).expect("a folder of objects") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let key = path.strip_prefix(folder).expect("below it").to_str().expect("a key");
                    self.put_raw(key, &std::fs::read(&path).expect("an object"));
                }
            }
        }
    }

    /// Loses an object.
    pub fn lose(&self, key: &str) {
        assert!(self.objects.remove(key), "{key} was not there");
    }

    /// The keys of everything in it, sorted.
    pub fn keys(&self) -> Vec<String> {
        self.objects.keys()
    }

    fn broken<'a, T: Send + 'a>(&self) -> Option<BoxFuture<'a, Result<T, StoreError>>> {
        let error = || async { Err(StoreError("switched off".into())) }.boxed();
        self.is_broken.load(Ordering::SeqCst).then(error)
    }
}

impl ObjectStore for Shelf {
    fn get<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Vec<u8>>, StoreError>> {
        self.broken().unwrap_or_else(|| self.objects.get(key))
    }

    fn put<'a>(&'a self, key: &'a str, object: Object<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        self.broken().unwrap_or_else(|| self.objects.put(key, object))
    }
}
