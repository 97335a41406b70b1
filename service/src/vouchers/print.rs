use super::VoucherDocument;
use crate::bills::documents::PrintError;

/// The port to a printer of vouchers.
pub trait VoucherPrinter: Send + Sync {
    /// Names what the printer makes of a voucher; another name for anything that makes other bytes.
    fn layout(&self) -> &'static str;

    /// The document's bytes, always the same for the same voucher.
    fn print(&self, voucher: &VoucherDocument) -> Result<Vec<u8>, PrintError>;
}
