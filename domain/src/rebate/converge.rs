use super::Standing;

/// What is booked for one line and one beneficiary, in minor units; neither part is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Booked {
    /// Announced, not yet available.
    pub pending: i64,
    /// Put into the beneficiary's hands, net of what was taken back.
    pub credited: i64,
}

/// What should be booked, given the line's target, its standing and what is booked now.
///
/// Posting the difference is the whole of convergent posting: however often, and in whatever order,
/// reports arrive, the last one leaves the same books.
pub fn converge(booked: Booked, target: i64, standing: Standing) -> Booked {
    match standing {
        Standing::Void => Booked::default(),
        Standing::Open => Booked { pending: target, credited: 0 },
        Standing::Payable => Booked { pending: 0, credited: target },
        Standing::Disputed => {
            let credited = booked.credited.min(target);
            Booked { pending: target - credited, credited }
        }
    }
}

/// How a change of the credited amount falls on the available balance and on what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetOfDebt {
    /// Change of the available balance.
    pub available: i64,
    /// Change of what the beneficiary owes.
    pub owed: i64,
}

/// Splits a credit (`delta > 0`) or a clawback (`delta < 0`) over the available balance and the debt.
///
/// A credit first pays off the debt; a clawback takes what is available, and the rest is owed.
/// Always `available change - owed change = delta`.
pub fn net_of_debt(delta: i64, available: i64, owed: i64) -> NetOfDebt {
    if delta >= 0 {
        let repaid = delta.min(owed);
        NetOfDebt { available: delta - repaid, owed: -repaid }
    } else {
        let taken = (-delta).min(available);
        NetOfDebt { available: -taken, owed: -delta - taken }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STANDINGS: [Standing; 4] = [Standing::Void, Standing::Open, Standing::Disputed, Standing::Payable];

    #[test]
    fn a_dispute_freezes_what_is_credited() {
        let booked = Booked { pending: 0, credited: 10 };
        assert_eq!(converge(booked, 10, Standing::Disputed), booked);
        assert_eq!(converge(booked, 4, Standing::Disputed), Booked { pending: 0, credited: 4 });
        assert_eq!(converge(booked, 15, Standing::Disputed), Booked { pending: 5, credited: 10 });
    }

    #[test]
    fn a_clawback_takes_what_is_there_and_the_rest_is_owed() {
        assert_eq!(net_of_debt(-10, 4, 0), NetOfDebt { available: -4, owed: 6 });
        assert_eq!(net_of_debt(10, 0, 6), NetOfDebt { available: 4, owed: -6 });
        assert_eq!(net_of_debt(5, 0, 6), NetOfDebt { available: 0, owed: -5 });
    }

    proptest! {
        #[test]
        fn books_what_the_last_report_says(
            pending in 0i64..1_000, credited in 0i64..1_000, target in 0i64..1_000, which in 0usize..4,
        ) {
            let standing = STANDINGS[which];
            let wanted = converge(Booked { pending, credited }, target, standing);
            let total = if standing == Standing::Void { 0 } else { target };
            prop_assert_eq!(wanted.pending + wanted.credited, total);
            prop_assert!(wanted.pending >= 0 && wanted.credited >= 0);
            prop_assert_eq!(converge(wanted, target, standing), wanted, "a repeat changes nothing");
        }

        #[test]
        fn neither_balance_goes_below_zero(delta in -1_000i64..1_000, available in 0i64..1_000, owed in 0i64..1_000) {
            let change = net_of_debt(delta, available, owed);
            prop_assert_eq!(change.available - change.owed, delta);
            prop_assert!(available + change.available >= 0 && owed + change.owed >= 0);
        }
    }
}
