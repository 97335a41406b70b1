use std::ops::Range;

use rebated_service::bills::documents::{BillDocument, DocumentLine};

use super::amount::Column;
use super::labels::Labels;
use super::pages::{HEAD, ROW};
use super::pen::{Ink, LEFT, Pen, RIGHT, Style};

const KIND: f32 = LEFT + 64.0;
const ORDER: f32 = LEFT + 220.0;
const AMOUNT: Column = Column { right: RIGHT - 82.0, width: 78.0 };
const BALANCE: Column = Column { right: RIGHT - 2.0, width: 78.0 };
const ORDER_WIDTH: f32 = AMOUNT.right - AMOUNT.width - ORDER - 6.0;
const BODY: Style = Style::new(9.0, Ink::Text);

/// Draws some of the rows, below the table's head. Row 0 is the opening balance, the last row the closing.
pub(super) fn draw(pen: &mut Pen, bill: &BillDocument, labels: &Labels, top: f32, rows: Range<usize>) {
    head(pen, labels, top);
    let mut y = top + HEAD;
    for row in rows {
        let baseline = y + 11.5;
        match row.checked_sub(1) {
            None => balance(pen, bill, labels.opening, bill.opening, y),
            Some(line) => match bill.lines.get(line) {
                Some(line) => movement(pen, bill, labels, line, baseline),
                None => balance(pen, bill, labels.closing, bill.closing, y),
            },
        }
        pen.rule(y + ROW, Ink::Rule, 0.4);
        y += ROW;
    }
}

fn head(pen: &mut Pen, labels: &Labels, top: f32) {
    pen.text(LEFT, top + 12.0, Style::new(10.0, Ink::Accent).bold(), labels.movements);
    let (style, y) = (Style::new(8.5, Ink::Soft).bold(), top + 33.0);
    pen.text(LEFT + 2.0, y, style, labels.date);
    pen.text(KIND, y, style, labels.kind);
    pen.text(ORDER, y, style, labels.order);
    for (column, label) in [(AMOUNT, labels.amount), (BALANCE, labels.balance)] {
        let overhang = pen.width(")", BODY);
        pen.text_before(column.right - overhang, y, style, label);
    }
    pen.rule(top + HEAD, Ink::Accent, 0.8);
}

fn balance(pen: &mut Pen, bill: &BillDocument, label: &str, minor: i64, y: f32) {
    pen.area(LEFT, y + 0.4, RIGHT - LEFT, ROW - 0.6, Ink::Pale);
    pen.text(KIND, y + 11.5, BODY.bold(), label);
    BALANCE.write(pen, y + 11.5, BODY.bold(), minor, bill.currency);
}

fn movement(pen: &mut Pen, bill: &BillDocument, labels: &Labels, line: &DocumentLine, y: f32) {
    pen.text(LEFT + 2.0, y, BODY, &line.at.date_naive().to_string());
    let end = pen.text(KIND, y, BODY, labels.reason(line.reason));
    if let Some(day) = line.late_from {
        let style = Style::new(7.5, Ink::Soft);
        pen.text_within(end, y, ORDER - end - 4.0, style, &labels.late(day));
    }
    if let Some(order) = &line.order {
        pen.text_within(ORDER, y, ORDER_WIDTH, BODY, &order.external_id);
    }
    AMOUNT.write(pen, y, BODY, line.amount, bill.currency);
    BALANCE.write(pen, y, BODY, line.balance, bill.currency);
}
