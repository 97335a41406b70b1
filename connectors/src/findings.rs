use std::collections::HashSet;

use rebated_domain::order::{FieldProblem, LineSnapshot, ProblemCode};

/// A record full of unknown fields is wrong often enough with this many.
const MOST: usize = 50;

/// What was found wrong with a record so far, so that all of it can be reported at once.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<FieldProblem>);

impl Findings {
    /// Notes a problem, unless the field has one already.
    pub(crate) fn note(&mut self, field: &str, code: ProblemCode, message: impl Into<String>) {
        if self.0.len() < MOST && !self.has(field) {
            self.0.push(FieldProblem::new(field, code, message));
        }
    }

    /// Notes that a needed value is absent.
    pub(crate) fn note_missing(&mut self, field: &str) {
        self.note(field, ProblemCode::Missing, "must be given");
    }

    /// Whether the field has a problem.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.0.iter().any(|problem| problem.field == field)
    }

    /// Everything that was noted.
    pub(crate) fn into_problems(self) -> Vec<FieldProblem> {
        self.0
    }

    /// The snapshot if nothing is wrong with the record; else all of it, in the format's own spelling.
    ///
    /// `spelled` turns the platform's name of a field into the format's. A field with a finding may hold a
    /// stand-in in the snapshot: what the snapshot says about it is left out.
    pub(crate) fn judge(
        self,
        snapshot: LineSnapshot,
        spelled: impl Fn(&str) -> &str,
    ) -> Result<LineSnapshot, Vec<FieldProblem>> {
        let mut problems = self.0;
        let known: HashSet<String> = problems.iter().map(|problem| problem.field.clone()).collect();
        problems.extend(snapshot.problems().into_iter().filter_map(|problem| {
            let field = spelled(&problem.field).to_owned();
            (!known.contains(&field)).then_some(FieldProblem { field, ..problem })
        }));
        if problems.is_empty() { Ok(snapshot) } else { Err(problems) }
    }
}
