use chrono::{DateTime, Utc};

use super::Window;

/// Which times of a stream have been read to their end: stretches in order, none touching another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(Vec<Window>);

impl Coverage {
    /// The stretches.
    pub fn stretches(&self) -> &[Window] {
        &self.0
    }

    /// Adds a window that was read. Windows that overlap or touch become one stretch.
    pub fn add(&mut self, window: Window) {
        if window.from >= window.until {
            return;
        }
        let touches = |other: &Window| other.from <= window.until && window.from <= other.until;
        let (touching, mut apart): (Vec<_>, Vec<_>) = self.0.drain(..).partition(touches);
        apart.push(touching.iter().fold(window, |all, one| Window {
            from: all.from.min(one.from),
            until: all.until.max(one.until),
        }));
        apart.sort_unstable();
        self.0 = apart;
    }

    /// The stretches within a window that were not read.
    pub fn gaps(&self, within: Window) -> Vec<Window> {
        let mut gaps = Vec::new();
        let mut from = within.from;
        for stretch in self.0.iter().filter(|stretch| stretch.until > within.from) {
            if stretch.from >= within.until {
                break;
            }
            if stretch.from > from {
                gaps.push(Window { from, until: stretch.from });
            }
            from = from.max(stretch.until);
        }
        if from < within.until {
            gaps.push(Window { from, until: within.until });
        }
        gaps
    }

    /// Up to when everything from `begin` on has been read without a gap; `begin` when nothing has.
    pub fn reached_from(&self, begin: DateTime<Utc>) -> DateTime<Utc> {
        let holds = |stretch: &&Window| stretch.from <= begin && begin < stretch.until;
        self.0.iter().find(holds).map_or(begin, |stretch| stretch.until)
    }
}

impl FromIterator<Window> for Coverage {
    fn from_iter<I: IntoIterator<Item = Window>>(windows: I) -> Self {
        let mut coverage = Self::default();
        windows.into_iter().for_each(|window| coverage.add(window));
        coverage
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).expect("a time")
    }

    fn window((from, until): (i64, i64)) -> Window {
        Window { from: at(from), until: at(until) }
    }

    #[test]
    fn windows_that_touch_are_one_stretch() {
        let coverage: Coverage = [(10, 20), (30, 40), (20, 30), (50, 60)].map(window).into_iter().collect();
        assert_eq!(coverage.stretches(), [(10, 40), (50, 60)].map(window));
        assert_eq!(coverage.gaps(window((0, 70))), [(0, 10), (40, 50), (60, 70)].map(window));
        assert_eq!(coverage.gaps(window((35, 45))), [window((40, 45))]);
        assert_eq!((coverage.reached_from(at(10)), coverage.reached_from(at(45))), (at(40), at(45)));
    }

    proptest! {
        /// Second by second: what is in a window is in the stretches, what is not is in the gaps.
        #[test]
        fn every_second_is_either_covered_or_in_a_gap(
            windows in prop::collection::vec((0_i64..60, 0_i64..60), 0..12)
        ) {
            let coverage: Coverage = windows.iter().copied().map(window).collect();
            let gaps = coverage.gaps(window((0, 60)));
            for second in 0..60 {
                let was_read = windows.iter().any(|(from, until)| (*from..*until).contains(&second));
                let holds = |window: &Window| window.from <= at(second) && at(second) < window.until;
                prop_assert_eq!(coverage.stretches().iter().any(holds), was_read);
                prop_assert_eq!(gaps.iter().any(holds), !was_read);
            }
            for pair in coverage.stretches().windows(2) {
                prop_assert!(pair[0].until < pair[1].from);
            }
        }
    }
}
