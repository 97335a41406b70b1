//! Numbers that people read to each other over the telephone.

use chrono::{DateTime, Utc};
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `<prefix><date in UTC>-<10 characters>`: the date helps people, the random tail of the id (50 bits)
/// makes it unique and not to be guessed.
pub(crate) fn number(prefix: &str, at: DateTime<Utc>, id: Uuid) -> String {
    format!("{prefix}{}-{}", at.format("%Y%m%d"), tail(id))
}

/// The last 50 bits of an id, as ten characters.
pub(crate) fn tail(id: Uuid) -> String {
    let mut bits = id.as_u128();
    let mut tail = [0u8; 10];
    for place in tail.iter_mut().rev() {
        *place = ALPHABET[usize::try_from(bits & 31).expect("five bits")];
        bits >>= 5;
    }
    tail.map(char::from).iter().collect()
}
