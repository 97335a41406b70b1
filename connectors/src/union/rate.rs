use rebated_domain::money::Rate;

/// A rate in parts per million, for constants.
pub(crate) const fn rate(ppm: u32) -> Rate {
    match Rate::try_from_ppm(ppm) {
        Ok(rate) => rate,
        Err(_) => panic!("the rate is in range"),
    }
}

/// A number of percent, such as `9.10`, as a rate.
pub(crate) fn percent(text: &str) -> Option<Rate> {
    // a rate of 9.10 has a hundred times as many parts as one of 9.10 %
    Rate::parse(text).ok().and_then(|rate| Rate::try_from_ppm(rate.ppm() / 100).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_are_exact() {
        let cases =
            [("9.10", Some(91_000)), ("30.0", Some(300_000)), ("100", Some(1_000_000)), ("0", Some(0))];
        for (text, ppm) in cases.into_iter().chain([("", None), ("-1", None), ("5%", None), ("101", None)]) {
            assert_eq!(percent(text).map(Rate::ppm), ppm, "{text}");
        }
    }
}
