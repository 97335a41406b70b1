use crate::money::{Money, Rate};

/// What a network is expected to pay for a purchase: the share of what is paid, less the network's fee, each rounded
/// down to the minor unit. None for a fee of more than the whole.
pub fn expected_commission(paid: Money, rate: Rate, fee: Rate) -> Option<Money> {
    let left = Rate::try_from_ppm(Rate::WHOLE_PPM.checked_sub(fee.ppm())?).ok()?;
    Some(Money::new(left.of_floor(rate.of_floor(paid.minor())), paid.currency()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn it_is_what_networks_settle() {
        let commission = |paid, rate: &str, fee: &str| {
            let (rate, fee) = (Rate::parse(rate).unwrap(), Rate::parse(fee).unwrap());
            expected_commission(Money::new(paid, Currency::Cny), rate, fee).map(Money::minor)
        };
        // 19.80 at 9.1 %, of which the network keeps a tenth
        assert_eq!(commission(1_980, "0.091", "0.1"), Some(162));
        assert_eq!(commission(1_980, "0.091", "0"), Some(180));
        assert_eq!(commission(99, "0.01", "0"), Some(0));
        assert_eq!(commission(100, "0.5", "1"), Some(0));
        assert_eq!(commission(100, "0.5", "1.5"), None);
    }
}
