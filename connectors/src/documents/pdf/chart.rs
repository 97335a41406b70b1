use rebated_service::bills::documents::BillDocument;

use super::amount::written;
use super::pen::{Ink, Pen, RIGHT, Style};

/// Height of the chart with its days.
pub(super) const HEIGHT: f32 = 104.0;
/// Height of what is below the chart.
const DAYS: f32 = 14.0;
const SMALL: Style = Style::new(7.0, Ink::Soft);
/// Labels that are nearer than this would touch.
const APART: f32 = 9.0;

/// The balance at the end of each day, as steps from zero up or down.
pub(super) fn draw(pen: &mut Pen, bill: &BillDocument, left: f32, top: f32) {
    let days = bill.daily_balances();
    let scale = Scale::of(&days, top + 6.0, top + HEIGHT - DAYS);
    let marks: Vec<String> = scale.marks().map(|minor| written(minor, bill.currency)).collect();
    let room = marks.iter().map(|mark| pen.width(mark, SMALL)).fold(0.0, f32::max);
    let left = left + room + 5.0;
    for (minor, mark) in scale.marks().zip(&marks) {
        let y = scale.y(minor);
        pen.area(left, y - 0.25, RIGHT - left, 0.5, Ink::Rule);
        pen.text_before(left - 5.0, y + 2.5, SMALL, mark);
    }
    steps(pen, &days, &scale, left);
}

fn steps(pen: &mut Pen, days: &[i64], scale: &Scale, left: f32) {
    let width = (RIGHT - left) / days.iter().fold(0.0, |count, _| count + 1.0);
    let mut points = Vec::with_capacity(days.len() * 2);
    let mut x = left;
    for (day, minor) in (1..).zip(days) {
        let y = scale.y(*minor);
        points.extend([(x, y), (x + width, y)]);
        if day % 7 == 1 {
            let text = day.to_string();
            let centre = x + (width - pen.width(&text, SMALL)) / 2.0;
            pen.text(centre, scale.bottom + 10.0, SMALL, &text);
        }
        x += width;
    }
    let mut area = points.clone();
    area.extend([(x, scale.y(0)), (left, scale.y(0))]);
    pen.polygon(&area, Ink::Pale);
    pen.area(left, scale.y(0) - 0.25, RIGHT - left, 0.5, Ink::Rule);
    pen.line(&points, Ink::Accent, 1.2);
}

/// Where amounts stand on the page.
struct Scale {
    low: i64,
    high: i64,
    top: f32,
    bottom: f32,
}

impl Scale {
    /// Zero is always on it.
    fn of(days: &[i64], top: f32, bottom: f32) -> Self {
        let low = days.iter().copied().min().unwrap_or(0).min(0);
        let high = days.iter().copied().max().unwrap_or(0).max(0);
        Self { low, high, top, bottom }
    }

    /// In thousandths of the height, so that no amount becomes a float.
    fn y(&self, minor: i64) -> f32 {
        let range = (i128::from(self.high) - i128::from(self.low)).max(1);
        let part = (i128::from(minor) - i128::from(self.low)) * 1_000 / range;
        let part = f32::from(i16::try_from(part).unwrap_or_default()) / 1_000.0;
        self.bottom - part * (self.bottom - self.top)
    }

    /// The amounts that are written beside it: zero, and the ends where there is room.
    fn marks(&self) -> impl Iterator<Item = i64> {
        let zero = self.y(0);
        let ends = [self.high, self.low].into_iter().filter(move |end| (self.y(*end) - zero).abs() >= APART);
        std::iter::once(0).chain(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stand_between_top_and_bottom() {
        let scale = Scale::of(&[500, 1_000, -1_000], 10.0, 110.0);
        let ys = [1_000, 0, -1_000].map(|minor| scale.y(minor));
        assert_eq!(ys, [10.0, 60.0, 110.0]);
        assert_eq!(scale.marks().collect::<Vec<_>>(), [0, 1_000, -1_000]);
        let flat = Scale::of(&[0, 0], 10.0, 110.0);
        assert_eq!((flat.y(0), flat.marks().count()), (110.0, 1));
        let wide = Scale::of(&[i64::MIN, i64::MAX], 10.0, 110.0);
        assert_eq!((wide.y(i64::MAX), wide.y(i64::MIN)), (10.0, 110.0));
        let shallow = Scale::of(&[100_000, -1], 10.0, 110.0);
        assert_eq!(shallow.marks().collect::<Vec<_>>(), [0, 100_000], "marks do not touch");
    }
}
