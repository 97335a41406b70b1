use crate::order::OrderSource;

/// An order of a network as a member names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ClaimedOrder {
    /// Whose order.
    pub source: OrderSource,
    /// Its number at the network, with nothing around it.
    pub number: String,
}

/// Why a text is not the number of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// Orders of this source are not claimed: the platform knows whose they are.
    #[error("orders of this source cannot be claimed")]
    Source,
    /// It is not a number as the network gives them, or as any does when none is named.
    #[error("the number is not that of an order there")]
    Shape,
}

impl ClaimedOrder {
    /// Reads a number. Without a source the usual shape decides: 19 digits are of Taobao, 12 of JD, six digits with a
    /// hyphen and 15 more of Pinduoduo. With a source the lengths are taken that its numbers have had over the years:
    /// 18 to 20 digits at Taobao, 10 to 20 at JD.
    pub fn try_new(text: &str, source: Option<OrderSource>) -> Result<Self, NumberProblem> {
        let number = text.trim();
        let digits = number.bytes().all(|b| b.is_ascii_digit()).then_some(number.len());
        let source = match (source, digits) {
            (Some(OrderSource::Taobao), Some(18..=20)) | (None, Some(19)) => OrderSource::Taobao,
            (Some(OrderSource::Jd), Some(10..=20)) | (None, Some(12)) => OrderSource::Jd,
            (Some(OrderSource::Pinduoduo) | None, None) if is_of_pinduoduo(number) => OrderSource::Pinduoduo,
            (Some(OrderSource::Import | OrderSource::Store), _) => return Err(NumberProblem::Source),
            _ => return Err(NumberProblem::Shape),
        };
        Ok(Self { source, number: number.to_owned() })
    }
}

fn is_of_pinduoduo(number: &str) -> bool {
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts = number.split_once('-');
    parts.is_some_and(|(day, rest)| day.len() == 6 && rest.len() == 15 && all_digits(day) && all_digits(rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TAOBAO: &str = "2104813001234567890";
    const JD: &str = "298765432101";
    const PINDUODUO: &str = "261101-123456789012345";

    #[test]
    fn the_usual_shapes_name_their_network() {
        for (text, source) in
            [(TAOBAO, OrderSource::Taobao), (JD, OrderSource::Jd), (PINDUODUO, OrderSource::Pinduoduo)]
        {
            let claimed = ClaimedOrder { source, number: text.into() };
            assert_eq!(ClaimedOrder::try_new(&format!(" {text}\n"), None), Ok(claimed.clone()));
            assert_eq!(ClaimedOrder::try_new(text, Some(source)), Ok(claimed));
        }
    }

    #[test]
    fn other_lengths_need_the_network() {
        let read = |text: &str, source| ClaimedOrder::try_new(text, source).map(|claimed| claimed.source);
        for length in [18, 20] {
            let number = "1".repeat(length);
            assert_eq!(read(&number, None), Err(NumberProblem::Shape));
            assert_eq!(read(&number, Some(OrderSource::Taobao)), Ok(OrderSource::Taobao));
        }
        assert_eq!(read(&"1".repeat(10), Some(OrderSource::Jd)), Ok(OrderSource::Jd));
        for (text, source) in [
            ("", OrderSource::Taobao),
            ("12345678901234567", OrderSource::Taobao),
            ("123456789", OrderSource::Jd),
            ("123456789012345678901", OrderSource::Jd),
            (JD, OrderSource::Taobao),
            (TAOBAO, OrderSource::Pinduoduo),
            ("26110-1123456789012345", OrderSource::Pinduoduo),
            ("261101-12345678901234x", OrderSource::Pinduoduo),
            ("２６１１０１-123456789012345", OrderSource::Pinduoduo),
        ] {
            assert_eq!(read(text, Some(source)), Err(NumberProblem::Shape), "{text} {source}");
        }
        for source in [OrderSource::Import, OrderSource::Store] {
            assert_eq!(read(TAOBAO, Some(source)), Err(NumberProblem::Source));
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_again_as_the_same(text in ".{0,40}") {
            if let Ok(claimed) = ClaimedOrder::try_new(&text, None) {
                prop_assert!(claimed.number.len() <= 22);
                let again = ClaimedOrder::try_new(&claimed.number, Some(claimed.source));
                prop_assert_eq!(again, Ok(claimed));
            }
        }
    }
}
