//! A bill as pages of A4: head, summary, chart of the month, and every movement.

mod amount;
mod chart;
mod face;
mod foot;
mod head;
mod labels;
mod pages;
mod pen;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod voucher;

use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use rebated_service::bills::documents::{BillDocument, DocumentPrinter, PrintError};

use chrono::{Datelike, Timelike};
use face::Faces;
use labels::Labels;
use pen::{HEIGHT, Pen, WIDTH};

pub use voucher::PdfVoucherPrinter;

/// Prints a bill as PDF, with its fonts embedded. Labels are in Chinese or English, as the member reads.
pub struct PdfPrinter {
    faces: Faces,
}

impl Default for PdfPrinter {
    fn default() -> Self {
        Self { faces: Faces::embedded() }
    }
}

impl DocumentPrinter for PdfPrinter {
    fn layout(&self) -> &'static str {
        "pdf1"
    }

    fn print(&self, bill: &BillDocument) -> Result<Vec<u8>, PrintError> {
        let labels = labels::of(&bill.locale);
        let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
        let mut pdf = Document::new_with(settings);
        pdf.set_metadata(metadata(bill, labels));
        let broken = || PrintError("pdf: the page has no size".into());
        let pages = pages::split(bill);
        for (number, rows) in pages.iter().enumerate() {
            let mut page = pdf.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(broken)?);
            let mut surface = page.surface();
            let mut pen = Pen::new(&mut surface, &self.faces);
            let top = if number == 0 {
                head::draw(&mut pen, bill, labels);
                summary::draw(&mut pen, bill, labels);
                pages::first_top(bill)
            } else {
                head::draw_again(&mut pen, bill, labels);
                pages::NEXT_TOP
            };
            table::draw(&mut pen, bill, labels, top, rows.clone());
            foot::draw(&mut pen, bill, labels, number + 1, pages.len());
            surface.finish();
            page.finish();
        }
        pdf.finish().map_err(|error| PrintError(format!("pdf: {error:?}")))
    }
}

/// Dated by the bill, not by the clock: the same bill is the same file.
fn metadata(bill: &BillDocument, labels: &Labels) -> Metadata {
    let at = bill.issued_at.to_utc();
    let small = |part: u32| u8::try_from(part).unwrap_or_default();
    let date = DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(format!("{} {}", labels.title, bill.number))
        .creator("Rebated".into())
        .language(labels.language.into())
        .creation_date(date)
        .document_id(bill.hash.clone())
}
