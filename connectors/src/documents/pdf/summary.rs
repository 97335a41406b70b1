use rebated_service::bills::documents::BillDocument;

use super::amount::Column;
use super::labels::Labels;
use super::pen::{Ink, LEFT, Pen, RIGHT, Style};
use super::{chart, head};

const TOP: f32 = head::BOTTOM;
const BOX: f32 = 50.0;
/// Where totals and chart begin.
const BELOW: f32 = TOP + BOX + 22.0;
const ROW: f32 = 16.0;
/// Where the totals end and the chart begins, from the left.
const TOTALS_RIGHT: f32 = LEFT + 212.0;
const CHART_LEFT: f32 = LEFT + 244.0;
const HEADING: Style = Style::new(10.0, Ink::Accent).bold();

/// Where the summary of a bill ends: with the chart, or with the totals if there are more of them.
pub(super) fn bottom(bill: &BillDocument) -> f32 {
    let totals = bill.totals().iter().fold(BELOW + 12.0, |y, _| y + ROW);
    totals.max(BELOW + 8.0 + chart::HEIGHT)
}

/// The four figures, the totals by kind, and the chart.
pub(super) fn draw(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    figures(pen, bill, labels);
    pen.text(LEFT, BELOW, HEADING, labels.totals);
    totals(pen, bill, labels);
    pen.text(CHART_LEFT, BELOW, HEADING, labels.chart);
    chart::draw(pen, bill, CHART_LEFT, BELOW + 8.0);
}

fn figures(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    pen.area(LEFT, TOP, RIGHT - LEFT, BOX, Ink::Pale);
    pen.area(LEFT, TOP, 3.0, BOX, Ink::Accent);
    let width = (RIGHT - LEFT - 3.0) / 4.0;
    let figures = [
        (labels.opening, bill.opening),
        (labels.credits, bill.credits),
        // written as it counts
        (labels.debits, -bill.debits),
        (labels.closing, bill.closing),
    ];
    let mut right = LEFT + 3.0;
    for (label, minor) in figures {
        right += width;
        let column = Column { right: right - 8.0, width: width - 16.0 };
        let overhang = pen.width(")", Style::new(13.0, Ink::Text).bold());
        pen.text_before(column.right - overhang, TOP + 18.0, Style::new(8.0, Ink::Soft), label);
        column.write(pen, TOP + 37.0, Style::new(13.0, Ink::Text).bold(), minor, bill.currency);
    }
}

fn totals(pen: &mut Pen, bill: &BillDocument, labels: &Labels) {
    let style = Style::new(9.0, Ink::Text);
    let amounts = Column { right: TOTALS_RIGHT, width: 84.0 };
    let mut y = BELOW + 8.0;
    for total in bill.totals() {
        y += ROW;
        pen.text(LEFT, y - 4.0, style, labels.reason(total.reason));
        let counted = Style { ink: Ink::Soft, ..style };
        pen.text_before(TOTALS_RIGHT - 88.0, y - 4.0, counted, &labels.count(total.count));
        amounts.write(pen, y - 4.0, style, total.amount, bill.currency);
        pen.area(LEFT, y + 0.5, TOTALS_RIGHT - LEFT, 0.5, Ink::Rule);
    }
}
