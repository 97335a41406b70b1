use rebated_domain::money::{Currency, Money};

/// Reads yuan as Alipay writes them: up to nine digits, and at most two after a point.
pub(crate) fn from_yuan(text: &str) -> Option<Money> {
    let whole = text.split('.').next().unwrap_or_default();
    let is_plain = (1..=9).contains(&whole.len()) && whole.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| Money::parse(text, Currency::Cny).ok()).flatten()
}

/// Yuan with two decimals. None for another currency, for nothing, and for a billion yuan or more.
pub(crate) fn to_yuan(money: Money) -> Option<String> {
    in_fen(money).map(|_| money.to_decimal())
}

/// Fen. None for another currency, for nothing, and for a billion yuan or more.
pub(crate) fn in_fen(money: Money) -> Option<i64> {
    let is_payable = money.currency() == Currency::Cny && (1..100_000_000_000).contains(&money.minor());
    is_payable.then(|| money.minor())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_plain_yuan_are_read() {
        let cases = [
            ("1.01", Some(101)),
            ("1.1", Some(110)),
            ("1", Some(100)),
            ("0.00", Some(0)),
            ("999999999.99", Some(99_999_999_999)),
            ("1000000000.00", None),
            ("-1.00", None),
            ("+1.00", None),
            ("1.001", None),
            ("1.", None),
            (".5", None),
            ("1e2", None),
            ("1,000.00", None),
            (" 1.00", None),
            ("１.00", None),
            ("", None),
        ];
        for (text, fen) in cases {
            assert_eq!(from_yuan(text).map(Money::minor), fen, "{text}");
        }
    }

    #[test]
    fn only_what_can_be_paid_is_written() {
        assert_eq!(to_yuan(Money::new(5, Currency::Cny)).as_deref(), Some("0.05"));
        for bad in [Money::zero(Currency::Cny), Money::new(-1, Currency::Cny), Money::new(5, Currency::Usd)] {
            assert_eq!((to_yuan(bad), in_fen(bad)), (None, None), "{bad}");
        }
        assert_eq!(to_yuan(Money::new(100_000_000_000, Currency::Cny)), None);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(fen in 1i64..100_000_000_000) {
            let money = Money::new(fen, Currency::Cny);
            let text = to_yuan(money).expect("payable");
            prop_assert_eq!(from_yuan(&text), Some(money));
        }

        #[test]
        fn no_text_stops_the_reader(text in any::<String>()) {
            let _ = from_yuan(&text);
        }

        #[test]
        fn what_is_read_has_the_form(text in "[0-9.+-]{0,14}") {
            let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let has_form = (1..=9).contains(&whole.len())
                && digits(whole)
                && rest.is_none_or(|rest| (1..=2).contains(&rest.len()) && digits(rest));
            prop_assert_eq!(from_yuan(&text).is_some(), has_form, "{}", text);
        }
    }
}
