use std::path::{Path, PathBuf};

use rebated_domain::order::FieldProblem;

/// How many failures are shown; the rest is only counted.
const SHOWN: usize = 100;

/// Records of a file that were not taken.
pub struct Failures {
    file: PathBuf,
    count: u64,
    lines: Vec<String>,
    printed: usize,
}

impl Failures {
    /// None yet.
    pub fn of(file: &Path) -> Self {
        Self { file: file.to_owned(), count: 0, lines: Vec::new(), printed: 0 }
    }

    /// Adds a record and everything wrong with it.
    pub fn add(&mut self, position: u64, problems: &[FieldProblem]) {
        self.count += 1;
        let room = SHOWN.saturating_sub(self.lines.len());
        let place = format!("{}:{position}", self.file.display());
        let lines = problems.iter().take(room).map(|problem| {
            let FieldProblem { field, code, message } = problem;
            let field = if field.is_empty() { "record" } else { field };
            format!("{place}: {field}: {message} ({code})")
        });
        self.lines.extend(lines);
    }

    /// How many records.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Prints what has not been printed yet.
    pub fn print(&mut self) {
        for line in &self.lines[self.printed..] {
            eprintln!("{line}");
        }
        self.printed = self.lines.len();
        if self.printed == SHOWN {
            eprintln!("… only the first {SHOWN} problems are shown");
        }
    }
}

#[cfg(test)]
mod tests {
    use rebated_domain::order::ProblemCode;

    use super::*;

    #[test]
    fn a_problem_is_told_with_its_place() {
        let mut failures = Failures::of(Path::new("orders.jsonl"));
        let negative = FieldProblem::new("paid", ProblemCode::Negative, "must not be negative");
        let malformed = FieldProblem::new("", ProblemCode::Malformed, "is not JSON");
        failures.add(7, &[negative]);
        failures.add(9, &[malformed]);
        assert_eq!(failures.count(), 2);
        let want = [
            "orders.jsonl:7: paid: must not be negative (NEGATIVE)",
            "orders.jsonl:9: record: is not JSON (MALFORMED)",
        ];
        assert_eq!(failures.lines, want);
    }
}
