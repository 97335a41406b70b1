use std::iter;
use std::ops::Range;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_service::vouchers::VoucherDocument;

use super::super::amount::written;
use super::super::pen::{HEIGHT, Ink, LEFT, Pen, RIGHT, Style};
use super::labels::Labels;

/// Where the table begins on pages after the first.
pub(super) const NEXT_TOP: f32 = 60.0;
/// Lines of the order on the first page, and on every other.
const FIRST: usize = 20;
const NEXT: usize = 38;
const ROW: f32 = 18.0;
const LABEL: Style = Style::new(8.5, Ink::Soft);
const VALUE: Style = Style::new(10.0, Ink::Text);
const VALUES: f32 = LEFT + 150.0;
const QUANTITY: f32 = RIGHT - 110.0;

/// Which lines are on which page; the first page is there without any.
pub(super) fn split(lines: usize) -> Vec<Range<usize>> {
    let more = (FIRST..lines).step_by(NEXT).map(|start| start..lines.min(start + NEXT));
    iter::once(0..lines.min(FIRST)).chain(more).collect()
}

/// Everything but the lines; answers where these begin.
pub(super) fn head(pen: &mut Pen, voucher: &VoucherDocument, labels: &Labels, zone: Tz) -> f32 {
    let end = pen.text(LEFT, 70.0, Style::new(22.0, Ink::Accent), labels.title);
    pen.text(end + 10.0, 70.0, Style::new(12.0, Ink::Soft), labels.subtitle);
    pen.rule(84.0, Ink::Accent, 1.5);
    let amount = format!("{} {}", voucher.amount.currency().code(), money(voucher.amount));
    pen.text(LEFT, 112.0, LABEL, labels.amount);
    pen.text(VALUES, 114.0, Style::new(18.0, Ink::Text), &amount);
    let mut y = 142.0;
    for (label, value) in facts(voucher, labels, zone) {
        pen.text(LEFT, y, LABEL, label);
        pen.text_within(VALUES, y, RIGHT - VALUES, VALUE, &value);
        y += ROW;
    }
    y + 10.0
}

fn facts<'a>(voucher: &VoucherDocument, labels: &'a Labels, zone: Tz) -> Vec<(&'a str, String)> {
    let paid = format!("{} {}", voucher.paid.currency().code(), money(voucher.paid));
    let mut facts = vec![
        (labels.number, voucher.number.clone()),
        (labels.refund, voucher.refund.clone()),
        (labels.order, voucher.order.clone()),
        (labels.paid, paid),
        (labels.reason, labels.reason(voucher.reason).to_owned()),
        (labels.requested, moment(voucher.requested_at, zone)),
        (labels.succeeded, moment(voucher.succeeded_at, zone)),
    ];
    if let Some(buyer) = &voucher.buyer {
        facts.insert(1, (labels.buyer, buyer.clone()));
    }
    match &voucher.channel {
        None => facts.push((labels.channel, labels.elsewhere.to_owned())),
        Some(channel) => {
            facts.push((labels.channel, labels.channel(channel.kind).to_owned()));
            facts.push((labels.payment, channel.payment.clone()));
            facts.push((labels.channel_refund, channel.refund.clone()));
            let transaction = channel.transaction.clone();
            facts.extend(transaction.map(|number| (labels.transaction, number)));
        }
    }
    facts
}

/// Some of the lines, below the table's head.
pub(super) fn lines(pen: &mut Pen, voucher: &VoucherDocument, labels: &Labels, top: f32, rows: Range<usize>) {
    pen.text(LEFT, top + 12.0, Style::new(11.0, Ink::Accent), labels.lines);
    let mut y = top + 32.0;
    pen.text(LEFT, y, LABEL, labels.title_of_line);
    pen.text_before(QUANTITY, y, LABEL, labels.quantity);
    pen.text_before(RIGHT, y, LABEL, labels.amount);
    pen.rule(y + 6.0, Ink::Accent, 0.8);
    for line in voucher.lines.get(rows).unwrap_or_default() {
        y += ROW;
        pen.text_within(LEFT, y, QUANTITY - LEFT - 50.0, VALUE, &line.title);
        // a part of an amount has no number of items
        if line.quantity > 0 {
            pen.text_before(QUANTITY, y, VALUE, &line.quantity.to_string());
        }
        pen.text_before(RIGHT, y, VALUE, &money(line.amount));
        pen.rule(y + 6.0, Ink::Rule, 0.4);
    }
}

/// What made the voucher, and the number of the page.
pub(super) fn foot(pen: &mut Pen, voucher: &VoucherDocument, labels: &Labels, page: (usize, usize)) {
    const Y: f32 = HEIGHT - 32.0;
    let style = Style::new(8.0, Ink::Soft);
    pen.rule(Y - 12.0, Ink::Rule, 0.5);
    pen.text(LEFT, Y, style, &format!("{}  {}", voucher.number, labels.note));
    pen.text_before(RIGHT, Y, style, &labels.page(page.0, page.1));
}

fn money(amount: rebated_domain::money::Money) -> String {
    written(amount.minor(), amount.currency())
}

fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    format!("{} ({})", at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S"), zone.name())
}
