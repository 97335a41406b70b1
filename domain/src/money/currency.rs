use crate::code::codes;

codes! {
    /// Currencies that the platform settles in, by ISO 4217 code.
    pub enum Currency {
        /// Chinese yuan.
        Cny = "CNY",
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Hong Kong dollar.
        Hkd = "HKD",
        /// Japanese yen, which has no minor unit.
        Jpy = "JPY",
        /// Singapore dollar.
        Sgd = "SGD",
        /// United States dollar.
        Usd = "USD",
    }
}

impl Currency {
    /// Decimal places of the major unit (ISO 4217 "exponent").
    pub const fn exponent(self) -> u32 {
        match self {
            Self::Jpy => 0,
            Self::Cny | Self::Eur | Self::Gbp | Self::Hkd | Self::Sgd | Self::Usd => 2,
        }
    }
}
