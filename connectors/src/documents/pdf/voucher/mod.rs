//! A voucher as pages of A4: what went back, to whom, how, and of which lines.

mod labels;
mod page;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;
use krilla::metadata::{self, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use rebated_service::bills::documents::PrintError;
use rebated_service::vouchers::{VoucherDocument, VoucherPrinter};

use super::face::Faces;
use super::pen::{HEIGHT, Pen, WIDTH};
use labels::Labels;

/// Prints a voucher as PDF, with its fonts embedded. Labels are in Chinese or English, as the buyer reads.
pub struct PdfVoucherPrinter {
    faces: Faces,
}

impl Default for PdfVoucherPrinter {
    fn default() -> Self {
        Self { faces: Faces::embedded() }
    }
}

impl VoucherPrinter for PdfVoucherPrinter {
    fn layout(&self) -> &'static str {
        "voucher1"
    }

    fn print(&self, voucher: &VoucherDocument) -> Result<Vec<u8>, PrintError> {
        let labels = labels::of(&voucher.language);
        let zone: Tz = voucher.zone.parse().map_err(|_| PrintError("pdf: no such time zone".into()))?;
        let settings = SerializeSettings { enable_tagging: false, ..SerializeSettings::default() };
        let mut pdf = Document::new_with(settings);
        pdf.set_metadata(metadata(voucher, labels));
        let broken = || PrintError("pdf: the page has no size".into());
        let pages = page::split(voucher.lines.len());
        for (number, lines) in pages.iter().enumerate() {
            let mut sheet = pdf.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(broken)?);
            let mut surface = sheet.surface();
            let mut pen = Pen::new(&mut surface, &self.faces);
            let top = if number == 0 { page::head(&mut pen, voucher, labels, zone) } else { page::NEXT_TOP };
            page::lines(&mut pen, voucher, labels, top, lines.clone());
            page::foot(&mut pen, voucher, labels, (number + 1, pages.len()));
            surface.finish();
            sheet.finish();
        }
        pdf.finish().map_err(|error| PrintError(format!("pdf: {error:?}")))
    }
}

/// Dated by the refund, not by the clock: the same voucher is the same file.
fn metadata(voucher: &VoucherDocument, labels: &Labels) -> Metadata {
    Metadata::new()
        .title(format!("{} {}", labels.title, voucher.number))
        .creator("Rebated".into())
        .language(labels.language.into())
        .creation_date(date(voucher.succeeded_at))
        .document_id(voucher.number.clone())
}

fn date(at: DateTime<Utc>) -> metadata::DateTime {
    let small = |part: u32| u8::try_from(part).unwrap_or_default();
    metadata::DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(small(at.month()))
        .day(small(at.day()))
        .hour(small(at.hour()))
        .minute(small(at.minute()))
        .second(small(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
