use uuid::Uuid;

use super::BillPeriod;
use crate::id::{BillId, UserId};
use crate::money::Currency;

/// What identifies a bill: one per member, currency and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BillKey {
    /// Whose.
    pub user_id: UserId,
    /// In which currency.
    pub currency: Currency,
    /// Of which month.
    pub period: BillPeriod,
}

impl BillKey {
    /// The bill's id: a name-based UUID (RFC 9562, version 5) of the key, known before the bill is issued.
    ///
    /// Whoever issues a bill again, or at the same time, issues the same one.
    pub fn id(&self) -> BillId {
        let name = format!("BILL/{}/{}", self.currency, self.period);
        BillId(Uuid::new_v5(&self.user_id.0, name.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_wherever_it_is_made() {
        let user_id = UserId(Uuid::from_u128(7));
        let october = BillPeriod::parse("2026-10").expect("a month");
        let key = BillKey { user_id, currency: Currency::Cny, period: october };
        assert_eq!(key.id().to_string(), "e2649495-fcf9-540b-bcd3-9a904db6b223");
        let others = [
            BillKey { user_id: UserId(Uuid::from_u128(8)), ..key },
            BillKey { currency: Currency::Usd, ..key },
            BillKey { period: october.next(), ..key },
        ];
        assert!(others.iter().all(|other| other.id() != key.id()));
    }
}
