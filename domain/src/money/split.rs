/// `amount × part ÷ whole`, rounded down; all of `amount` when `whole` is zero.
///
/// Expects `0 <= part <= whole`.
pub fn prorate_floor(amount: i64, part: i64, whole: i64) -> i64 {
    if whole == 0 {
        return amount;
    }
    let share = (i128::from(amount) * i128::from(part)).div_euclid(i128::from(whole));
    i64::try_from(share).expect("a part of the whole fits where the whole fits")
}

/// Splits `amount` over `weights` so that the parts add up to it exactly, by largest remainder.
///
/// Ties go to the earlier part. No part exceeds its weight when `amount` is at most their sum.
/// Expects a non-negative amount and weights that are not negative and not all zero.
pub fn split_by_weight(amount: i64, weights: &[i64]) -> Vec<i64> {
    let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    let exact: Vec<i128> = weights.iter().map(|w| i128::from(amount) * i128::from(*w)).collect();
    let mut parts: Vec<i64> =
        exact.iter().map(|e| i64::try_from(e / total).expect("a part fits where the amount fits")).collect();
    let left = amount - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(exact[i] % total), i));
    for &i in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[i] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainder_gets_the_odd_cent() {
        assert_eq!(split_by_weight(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(split_by_weight(5, &[300, 100, 100]), [3, 1, 1]);
        assert_eq!(split_by_weight(0, &[1, 2]), [0, 0]);
        assert_eq!(split_by_weight(7, &[0, 7]), [0, 7]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_stay_within_their_weight(
            weights in proptest::collection::vec(0i64..1_000_000, 1..20), share in 0..=1_000u32,
        ) {
            let total: i64 = weights.iter().sum();
            prop_assume!(total > 0);
            let amount = prorate_floor(total, i64::from(share), 1_000);
            let parts = split_by_weight(amount, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), amount);
            prop_assert!(parts.iter().zip(&weights).all(|(p, w)| p <= w && *p >= 0));
        }
    }
}
