use super::{EntryDraft, TransferRefusal};
use crate::money::split_by_weight;

/// The amount of a balanced transfer: the sum of its credits in minor units.
pub fn amount_of(entries: &[EntryDraft]) -> i64 {
    entries.iter().map(|entry| entry.amount.max(0)).sum()
}

/// The entries of a pending transfer when only `amount` of it is confirmed, in minor units.
///
/// Each side is split in proportion by largest remainder, so that both add up to `amount`. Ties go to the
/// account that sorts first: the order in which the entries are read decides nothing. Entries that come to
/// nothing are left out.
pub fn part_of(pending: &[EntryDraft], amount: i64) -> Result<Vec<EntryDraft>, TransferRefusal> {
    if amount <= 0 {
        return Err(TransferRefusal::BadAmount);
    }
    if amount > amount_of(pending) {
        return Err(TransferRefusal::ExceedsPending);
    }
    let mut pending = pending.to_vec();
    pending.sort_unstable_by_key(|entry| entry.account);
    let mut parts = Vec::with_capacity(pending.len());
    for sign in [1, -1] {
        let side: Vec<_> = pending.iter().filter(|entry| entry.amount.signum() == sign).collect();
        let weights: Vec<i64> = side.iter().map(|entry| entry.amount.abs()).collect();
        let units = split_by_weight(amount, &weights);
        let part =
            |(entry, units): (&&EntryDraft, i64)| EntryDraft { account: entry.account, amount: sign * units };
        parts.extend(side.iter().zip(units).map(part).filter(|entry| entry.amount != 0));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{AccountKey, AccountPurpose, check_balanced};
    use crate::money::Currency;
    use proptest::prelude::*;

    fn legs(credits: [i64; 2]) -> Vec<EntryDraft> {
        let account = |purpose| AccountKey::platform(purpose, Currency::Cny);
        let leg = |purpose, amount| EntryDraft { account: account(purpose), amount };
        vec![
            leg(AccountPurpose::PlatformMargin, credits[0]),
            leg(AccountPurpose::UserOwed, credits[1]),
            leg(AccountPurpose::NetworkReceivable, -credits[0] - credits[1]),
        ]
    }

    fn sorted(mut entries: Vec<EntryDraft>) -> Vec<EntryDraft> {
        entries.sort_unstable_by_key(|entry| entry.account);
        entries
    }

    #[test]
    fn a_part_is_above_zero_and_at_most_the_whole() {
        let mut pending = legs([60, 40]);
        assert_eq!(part_of(&pending, 0), Err(TransferRefusal::BadAmount));
        assert_eq!(part_of(&pending, -1), Err(TransferRefusal::BadAmount));
        assert_eq!(part_of(&pending, 101), Err(TransferRefusal::ExceedsPending));
        let whole = part_of(&pending, 100).map(sorted);
        pending = sorted(pending);
        assert_eq!(whole, Ok(pending));
    }

    #[test]
    fn the_odd_cent_does_not_depend_on_the_order_of_the_entries() {
        let mut pending = legs([50, 50]);
        let part = part_of(&pending, 33).expect("within the whole");
        let amounts: Vec<i64> = part.iter().map(|entry| entry.amount).collect();
        assert_eq!(amounts, [17, 16, -33]);
        pending.reverse();
        assert_eq!(part_of(&pending, 33), Ok(part));
    }

    proptest! {
        #[test]
        fn parts_balance_and_no_side_exceeds_its_own(a in 1i64..1_000_000, b in 1i64..1_000_000, share in 1i64..=1_000) {
            let pending = legs([a, b]);
            let amount = ((a + b) * share / 1_000).max(1);
            let part = part_of(&pending, amount).expect("within the whole");
            prop_assert_eq!(check_balanced(&part), Ok(()));
            prop_assert_eq!(amount_of(&part), amount);
            for entry in &part {
                let whole = pending.iter().find(|leg| leg.account == entry.account).expect("the same accounts");
                prop_assert!(entry.amount.abs() <= whole.amount.abs());
                prop_assert_eq!(entry.amount.signum(), whole.amount.signum());
            }
        }
    }
}
