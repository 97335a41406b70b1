//! The only place that draws random numbers and makes ids.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

/// A source of random bytes.
pub trait Entropy: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The operating system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::disallowed_methods, reason = "this is the generator that everybody else is given")]
    fn fill(&self, buffer: &mut [u8]) {
        aws_lc_rs::rand::fill(buffer).expect("the operating system's generator is available");
    }
}

/// Reproducible bytes from a seed (SplitMix64), for tests only: they can be guessed.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<u64>);

impl SeededEntropy {
    /// A generator that always gives the same bytes for `seed`.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        let mut state = self.0.lock().expect("no holder of the seed panics");
        for chunk in buffer.chunks_mut(8) {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let bytes = (z ^ (z >> 31)).to_be_bytes();
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

/// Makes UUIDv7 ids (RFC 9562) that grow within a process even when made in the same millisecond.
#[derive(Debug, Default)]
pub struct IdSource {
    counter: AtomicU32,
}

impl IdSource {
    /// The next id: milliseconds of `now`, a counter, random bits.
    pub fn next(&self, now: DateTime<Utc>, entropy: &dyn Entropy) -> Uuid {
        let mut tail = [0; 10];
        entropy.fill(&mut tail[4..]);
        let count = self.counter.fetch_add(1, Ordering::Relaxed) & 0x0FFF_FFFF;
        // rand_a takes 12 bits of the first two bytes, rand_b starts with 14 bits of the next two
        let high = u16::try_from(count >> 14 & 0x0FFF).expect("twelve bits");
        let low = u16::try_from(count & 0x3FFF).expect("fourteen bits");
        tail[..2].copy_from_slice(&high.to_be_bytes());
        tail[2..4].copy_from_slice(&low.to_be_bytes());
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_grow() {
        let (ids, entropy) = (IdSource::default(), SeededEntropy::new(7));
        let now = DateTime::from_timestamp_millis(1_790_000_000_000).expect("a test's time");
        let made: Vec<Uuid> = (0..40_000).map(|_| ids.next(now, &entropy)).collect();
        assert!(made.is_sorted() && made.iter().all(|id| id.get_version_num() == 7));
    }
}
