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
