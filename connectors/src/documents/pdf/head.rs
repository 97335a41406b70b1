use rebated_service::bills::documents::BillDocument;

use super::labels::Labels;
use super::pen::{Ink, LEFT, Pen, RIGHT, Style};

const LABEL: Style = Style::new(8.0, Ink::Soft);
const VALUE: Style = Style::new(10.0, Ink::Text);
/// Where the summary may begin.
pub(super) const BOTTOM: f32 = 182.0;

/// The head of the first page: what this is, whose, of which month.
pub(super) fn draw(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    let end = pen.text(LEFT, 70.0, Style::new(24.0, Ink::Accent).bold(), labels.title);
    pen.text(end + 10.0, 70.0, Style::new(13.0, Ink::Soft), labels.subtitle);
    let (style, month) = (Style::new(15.0, Ink::Text).bold(), bill.month.to_string());
    let start = RIGHT - pen.width(&month, style);
    pen.text_before(start - 8.0, 70.0, LABEL, labels.month);
    pen.text(start, 70.0, style, &month);
    pen.rule(84.0, Ink::Accent, 1.5);
    member(pen, bill, labels);
    let issued =
        format!("{} ({})", bill.issued_at.format("%Y-%m-%d %H:%M"), bill.issued_at.timezone().name());
    let pairs = [
        (LEFT, 190.0, labels.number, bill.number.as_str()),
        (LEFT + 200.0, 190.0, labels.issued, issued.as_str()),
        (LEFT + 400.0, 99.0, labels.currency, bill.currency.code()),
    ];
    for (x, width, label, value) in pairs {
        pen.text(x, 154.0, LABEL, label);
        pen.text_within(x, 169.0, width, VALUE, value);
    }
}

/// A name has up to 80 characters: two lines hold it whole, even in Chinese.
fn member(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    let width = RIGHT - LEFT;
    pen.text(LEFT, 104.0, LABEL, labels.member);
    let (first, rest) = pen.split(&bill.member, width, VALUE);
    pen.text(LEFT, 119.0, VALUE, first);
    pen.text_within(LEFT, 133.0, width, VALUE, rest);
}

/// The head of every further page.
pub(super) fn draw_again(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    let style = Style::new(8.5, Ink::Soft);
    let end = pen.text(LEFT, 52.0, Style::new(10.0, Ink::Accent).bold(), labels.title);
    let right = format!("{}   {}", bill.number, bill.month);
    let room = RIGHT - end - pen.width(&right, style) - 30.0;
    pen.text_within(end + 10.0, 52.0, room, style, &bill.member);
    pen.text_before(RIGHT, 52.0, style, &right);
    pen.rule(60.0, Ink::Rule, 0.75);
}
