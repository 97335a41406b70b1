//! Rows that networks list by pages, counted over the rows as they stand at that moment.

use std::sync::Mutex;

/// Keys in the order of their last change. A row that changes has a time behind the window then, and leaves it.
pub struct Sliding {
    rows: Mutex<Vec<String>>,
    /// After so many pages from now a row changes: the one that stands there.
    changes: Mutex<Vec<(usize, usize)>>,
    served: Mutex<usize>,
}

impl Sliding {
    pub fn new(rows: usize, changes: &[(usize, usize)]) -> Self {
        Self {
            rows: Mutex::new((0..rows).map(key).collect()),
            changes: Mutex::new(changes.to_vec()),
            served: Mutex::default(),
        }
    }

    /// A page, from 1, and how many rows there are. What changes then changes afterwards.
    pub fn page(&self, page: usize, size: usize) -> (Vec<String>, usize) {
        let mut rows = self.rows.lock().unwrap();
        let answer = rows.iter().skip((page - 1) * size).take(size).cloned().collect();
        let total = rows.len();
        let mut served = self.served.lock().unwrap();
        *served += 1;
        for (_, place) in self.changes.lock().unwrap().iter().filter(|(after, _)| *after == *served) {
            if *place < rows.len() {
                rows.remove(*place);
            }
        }
        (answer, total)
    }

    /// Those that have not changed.
    pub fn unchanged(&self) -> Vec<String> {
        self.rows.lock().unwrap().clone()
    }
}

pub fn key(nth: usize) -> String {
    format!("1000000000000{nth:06}")
}
