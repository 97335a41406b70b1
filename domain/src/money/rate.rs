use serde::{Deserialize, Serialize};

/// A share in parts per million; 50,000 is 5 %. Between nothing and the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Rate(u32);

/// Why a rate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Not a plain decimal fraction.
    #[error("not a decimal fraction")]
    NotANumber,
    /// More than six decimals.
    #[error("a rate has at most six decimals")]
    TooPrecise,
    /// Below zero or above one.
    #[error("a rate lies between 0 and 1")]
    OutOfRange,
}

impl Rate {
    /// Parts in the whole.
    pub const WHOLE_PPM: u32 = 1_000_000;

    /// `ppm` parts per million, at most the whole.
    pub const fn try_from_ppm(ppm: u32) -> Result<Self, RateError> {
        if ppm > Self::WHOLE_PPM { Err(RateError::OutOfRange) } else { Ok(Self(ppm)) }
    }

    /// Parts per million.
    pub const fn ppm(self) -> u32 {
        self.0
    }

    /// Reads a decimal fraction such as `0.05` for 5 %.
    pub fn parse(text: &str) -> Result<Self, RateError> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || text.ends_with('.') {
            return Err(RateError::NotANumber);
        }
        if fraction.len() > 6 {
            return Err(RateError::TooPrecise);
        }
        let digits = format!("{whole}{fraction:0<6}");
        let ppm = digits.parse::<u32>().map_err(|_| RateError::OutOfRange)?;
        Self::try_from_ppm(ppm)
    }

    /// The decimal fraction without trailing zeros, such as `0.05`.
    pub fn to_decimal(self) -> String {
        let text = format!("{}.{:06}", self.0 / Self::WHOLE_PPM, self.0 % Self::WHOLE_PPM);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The share of `minor`, rounded towards minus infinity: down, for what a user gets.
    pub fn of_floor(self, minor: i64) -> i64 {
        let parts = i128::from(minor) * i128::from(self.0);
        let share = parts.div_euclid(i128::from(Self::WHOLE_PPM));
        i64::try_from(share).expect("a share of at most the whole fits where the whole fits")
    }
}

impl TryFrom<u32> for Rate {
    type Error = RateError;

    fn try_from(ppm: u32) -> Result<Self, RateError> {
        Self::try_from_ppm(ppm)
    }
}

impl From<Rate> for u32 {
    fn from(rate: Rate) -> Self {
        rate.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_fractions_and_refuses_the_rest() {
        assert_eq!(Rate::parse("0.05").map(Rate::ppm), Ok(50_000));
        assert_eq!(Rate::parse("1").map(Rate::ppm), Ok(1_000_000));
        assert_eq!(Rate::parse("0.1234567"), Err(RateError::TooPrecise));
        assert_eq!(Rate::parse("1.000001"), Err(RateError::OutOfRange));
        assert_eq!(Rate::parse("5%"), Err(RateError::NotANumber));
        assert_eq!(Rate::parse("-0.1"), Err(RateError::NotANumber));
        assert_eq!(Rate::parse("99999999999999"), Err(RateError::OutOfRange));
    }

    proptest! {
        #[test]
        fn a_share_is_the_largest_integer_not_above_the_exact_one(ppm in 0..=1_000_000u32, minor: i64) {
            let share = i128::from(Rate(ppm).of_floor(minor)) * 1_000_000;
            let exact = i128::from(minor) * i128::from(ppm);
            prop_assert!(share <= exact && exact - share < 1_000_000);
        }

        #[test]
        fn written_rates_read_back(ppm in 0..=1_000_000u32) {
            prop_assert_eq!(Rate::parse(&Rate(ppm).to_decimal()), Ok(Rate(ppm)));
        }
    }
}
