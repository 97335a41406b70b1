//! Numbers that people read to each other over the telephone.

use chrono::{DateTime, Utc};
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `<prefix><date in UTC>-<10 characters>`: the date helps people, the random tail of the id (50 bits)
/// makes it unique and not to be guessed.
pub(crate) fn number(prefix: &str, at: DateTime<Utc>, id: Uuid) -> String {
    format!("{prefix}{}-{}", at.format("%Y%m%d"), tail::<10>(id))
}

/// The last `N` times five bits of an id, as `N` characters. A name-based id (version 5) has 62 bits at its
/// end that are a hash's, so that `N` is 12 at most.
pub(crate) fn tail<const N: usize>(id: Uuid) -> String {
    let mut bits = id.as_u128();
    let mut tail = [0u8; N];
    for place in tail.iter_mut().rev() {
        *place = ALPHABET[usize::try_from(bits & 31).expect("five bits")];
        bits >>= 5;
    }
    tail.map(char::from).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bills of one month share everything but their tails, which have 60 bits of a hash: among a million the
    /// chance of two alike is 10^12 / 2^61, one in two million. Fifty bits would make it one in two thousand.
    #[test]
    fn a_tail_is_the_end_of_the_id() {
        let id = Uuid::from_u128(0xFFFF_FFFF_FFFF_5FFF_8000_0000_0000_0020);
        assert_eq!(tail::<10>(id), "0000000010");
        assert_eq!(tail::<12>(id), "000000000010");
        let highest_of_twelve = Uuid::from_u128(1 << 59);
        assert_eq!(tail::<12>(highest_of_twelve), "G00000000000");
        assert_eq!(tail::<10>(highest_of_twelve), "0000000000");
    }
}
