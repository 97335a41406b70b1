use rebated_service::bills::documents::BillDocument;

use super::labels::Labels;
use super::pen::{HEIGHT, Ink, LEFT, Pen, RIGHT, Style};

const Y: f32 = HEIGHT - 32.0;

/// The bill's hash, with which anybody can check what the pages say, and the number of the page.
pub(super) fn draw(pen: &mut Pen, bill: &BillDocument, labels: &Labels, number: usize, of: usize) {
    let style = Style::new(7.0, Ink::Soft);
    pen.rule(Y - 12.0, Ink::Rule, 0.5);
    let hash = format!("{} SHA-256 {}", labels.hash, bill.hash);
    let page = labels.page(number, of);
    let page_style = Style::new(8.0, Ink::Soft);
    let room = RIGHT - LEFT - pen.width(&page, page_style) - 12.0;
    pen.text_within(LEFT, Y, room, style, &hash);
    pen.text_before(RIGHT, Y, page_style, &page);
}
