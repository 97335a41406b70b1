use serde::{Deserialize, Serialize};

/// A share in parts per million; 50,000 is 5 %. Between nothing and a hundredfold.
///
/// Written as a decimal fraction, such as `"0.05"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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
    /// Below zero or above a hundred.
    #[error("a rate lies between 0 and 100")]
    OutOfRange,
}

impl Rate {
    /// Parts in the whole.
    pub const WHOLE_PPM: u32 = 1_000_000;

    /// Most parts of a rate: a hundred times the whole.
    pub const MAX_PPM: u32 = 100 * Self::WHOLE_PPM;

    /// `ppm` parts per million, at most [`Self::MAX_PPM`].
    pub const fn try_from_ppm(ppm: u32) -> Result<Self, RateError> {
        if ppm > Self::MAX_PPM { Err(RateError::OutOfRange) } else { Ok(Self(ppm)) }
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

    /// Whether it is more than the whole.
    pub const fn is_above_whole(self) -> bool {
        self.0 > Self::WHOLE_PPM
    }

    /// As people write it: `5%`, `12.5%`.
    pub fn to_percent(self) -> String {
        let text = format!("{}.{:04}", self.0 / 10_000, self.0 % 10_000);
        format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
    }

    /// The share of `minor`, rounded towards minus infinity: down, for what a user gets.
    ///
    /// Expects an amount within [`MAX_MINOR`](super::MAX_MINOR).
    pub fn of_floor(self, minor: i64) -> i64 {
        let parts = i128::from(minor) * i128::from(self.0);
        let share = parts.div_euclid(i128::from(Self::WHOLE_PPM));
        i64::try_from(share).expect("a hundredfold of the largest amount fits")
    }
}

impl schemars::JsonSchema for Rate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^[0-9]+(\.[0-9]{1,6})?$",
            "description": "A decimal fraction with at most six decimals, such as \"0.05\" for 5 %.",
        })
    }
}

impl TryFrom<String> for Rate {
    type Error = RateError;

    fn try_from(text: String) -> Result<Self, RateError> {
        Self::parse(&text)
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> Self {
        rate.to_decimal()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::MAX_MINOR;
    use proptest::prelude::*;

    #[test]
    fn reads_fractions_and_refuses_the_rest() {
        assert_eq!(Rate::parse("0.05").map(Rate::ppm), Ok(50_000));
        assert_eq!(Rate::parse("1").map(Rate::ppm), Ok(1_000_000));
        assert_eq!(Rate::parse("0.1234567"), Err(RateError::TooPrecise));
        assert_eq!(Rate::parse("100.000001"), Err(RateError::OutOfRange));
        assert_eq!(Rate::parse("5%"), Err(RateError::NotANumber));
        assert_eq!(Rate::parse("-0.1"), Err(RateError::NotANumber));
        assert_eq!(Rate::parse("99999999999999"), Err(RateError::OutOfRange));
    }

    proptest! {
        #[test]
        fn a_share_is_the_largest_integer_not_above_the_exact_one(ppm in 0..=Rate::MAX_PPM, minor in -MAX_MINOR..=MAX_MINOR) {
            let share = i128::from(Rate(ppm).of_floor(minor)) * 1_000_000;
            let exact = i128::from(minor) * i128::from(ppm);
            prop_assert!(share <= exact && exact - share < 1_000_000);
        }

        #[test]
        fn written_rates_read_back(ppm in 0..=Rate::MAX_PPM) {
            prop_assert_eq!(Rate::parse(&Rate(ppm).to_decimal()), Ok(Rate(ppm)));
        }
    }
}
