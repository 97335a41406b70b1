use rebated_service::ids::{Entropy, SeededEntropy};

/// Numbers that look like chance and are the same in every run.
pub(super) struct Dice(SeededEntropy);

impl Dice {
    /// Dice that fall the same way for the same `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(SeededEntropy::new(seed))
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        // the highest bit is dropped, so that the number is not negative
        let number = i64::from_be_bytes(bytes) & i64::MAX;
        low + number % (high - low + 1)
    }

    /// One of `items`, which are not empty.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let last = i64::try_from(items.len()).unwrap_or(i64::MAX) - 1;
        &items[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }
}
