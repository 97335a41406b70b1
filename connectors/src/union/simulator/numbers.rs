use chrono::{DateTime, Utc};

use super::Kind;
use crate::china::CHINA;

/// Makes numbers of orders and lines in the shape that the network gives them. None comes twice.
#[derive(Debug)]
pub(super) struct Numbers {
    kind: Kind,
    /// Tells the numbers of two simulators apart that began at different times, as of one server started twice.
    began: i64,
    next: u64,
}

impl Numbers {
    pub(super) fn new(kind: Kind, began: DateTime<Utc>) -> Self {
        Self { kind, began: began.timestamp(), next: 1 }
    }

    fn count(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    /// The number of an order, as its buyer sees it: Taobao 19 digits, JD 12, Pinduoduo `YYMMDD-` and 15.
    pub(super) fn order(&mut self, now: DateTime<Utc>) -> String {
        let (began, count) = (self.began, self.count());
        match self.kind {
            Kind::Taobao => format!("3{:09}{:06}331", began % 1_000_000_000, count % 1_000_000),
            Kind::Jd => format!("3{:06}{:05}", began % 1_000_000, count % 100_000),
            Kind::Pinduoduo => {
                let day = now.with_timezone(&CHINA).format("%y%m%d");
                format!("{day}-{:07}{:08}", began % 10_000_000, count % 100_000_000)
            }
        }
    }

    /// The key of a line of the order: Taobao 19 digits, JD 19, and Pinduoduo's is the order's number.
    pub(super) fn line(&mut self, order: &str) -> String {
        let count = self.count();
        match self.kind {
            Kind::Taobao => format!("4{:09}{:06}331", self.began % 1_000_000_000, count % 1_000_000),
            Kind::Jd => format!("1{:06}{:012}", self.began % 1_000_000, count),
            Kind::Pinduoduo => order.to_owned(),
        }
    }

    /// A whole number that was not given before.
    pub(super) fn plain(&mut self) -> u64 {
        self.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_shape_of_the_network() {
        let now = DateTime::parse_from_rfc3339("2026-03-01T17:00:00Z").unwrap().with_timezone(&Utc);
        let shape = |kind| {
            let mut numbers = Numbers::new(kind, now);
            let order = numbers.order(now);
            let (first, second) = (numbers.line(&order), numbers.line(&order));
            (order, first, second)
        };
        let is_digits = |text: &str, digits: usize| {
            text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let (order, first, second) = shape(Kind::Taobao);
        assert!([&order, &first, &second].into_iter().all(|text| is_digits(text, 19)), "{order} {first}");
        assert!(order != first && first != second);
        let (order, first, second) = shape(Kind::Jd);
        assert!(is_digits(&order, 12) && is_digits(&first, 19) && first != second, "{order} {first}");
        assert!(first.parse::<i64>().unwrap() > 1 << 53, "no float holds it");
        let (order, first, _) = shape(Kind::Pinduoduo);
        assert_eq!(order, first);
        let (day, rest) = order.split_once('-').unwrap();
        assert!(day == "260302" && is_digits(rest, 15), "the day is China's: {order}");
    }
}
