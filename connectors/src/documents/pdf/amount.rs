use rebated_domain::money::{Currency, Money};

use super::pen::{Ink, Pen, Style};

/// An amount as accountants write it: groups of three digits, parentheses for what is below zero.
pub(super) fn written(minor: i64, currency: Currency) -> String {
    let decimal = Money::new(minor, currency).to_decimal();
    let digits = decimal.trim_start_matches('-');
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3 + 2);
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if minor < 0 { format!("({grouped}{fraction})") } else { format!("{grouped}{fraction}") }
}

/// A column of amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Where it ends.
    pub(super) right: f32,
    /// How wide it is.
    pub(super) width: f32,
}

impl Column {
    /// Writes an amount so that digits stand below digits: only a parenthesis goes to the very end. An
    /// amount is never cut; a very long one is written smaller.
    pub(super) fn write(self, pen: &mut Pen, y: f32, style: Style, minor: i64, currency: Currency) {
        let text = written(minor, currency);
        let is_minus = minor < 0;
        let needed = pen.width(&format!("({})", text.trim_matches(['(', ')'])), style);
        let size = if needed > self.width { style.size * self.width / needed } else { style.size };
        let style = Style { size, ink: if is_minus { Ink::Minus } else { style.ink }, ..style };
        let overhang = if is_minus { 0.0 } else { pen.width(")", style) };
        pen.text_before(self.right - overhang, y, style, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_minus_is_in_parentheses() {
        let cny = |minor| written(minor, Currency::Cny);
        assert_eq!(cny(0), "0.00");
        assert_eq!(cny(-1), "(0.01)");
        assert_eq!(cny(99_999), "999.99");
        assert_eq!(cny(100_000), "1,000.00");
        assert_eq!(cny(-123_456_789), "(1,234,567.89)");
        assert_eq!(written(1_234_567, Currency::Jpy), "1,234,567");
        assert_eq!(cny(i64::MIN), "(92,233,720,368,547,758.08)");
    }
}
