use super::RuleIndex;
use super::cover::covers;
use crate::rebate::BeneficiaryRole;
use crate::rule::{LineFacts, OrderFacts, Outcome, PublishedRule};

/// Up to how many rules of a role an explanation lists them all; beyond, it lists those that the index
/// found and counts the others.
pub const LISTED: usize = 64;

/// Which rules price a line for one beneficiary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The places of the rules that apply, in the order in which they were tried.
    pub applied: Vec<usize>,
    /// Every rule that was looked at, in that order, with what became of it.
    pub considered: Vec<(usize, Outcome)>,
    /// How many rules were not looked at, being for other products, merchants, categories or sources.
    pub skipped: usize,
}

impl RuleIndex {
    /// Picks the rules that price a line for one beneficiary.
    ///
    /// Those that cover it are tried by priority, higher first, then by age, so that ties are always broken
    /// the same way. A rule applies unless one that applies already is exclusive, shares its group or is
    /// named by it as excluded, or names it.
    pub fn choose(&self, role: BeneficiaryRole, order: &OrderFacts<'_>, line: &LineFacts<'_>) -> Choice {
        let mut choice = Choice::default();
        let all = self.of_role(role);
        let mut found = Vec::new();
        let candidates = if all.len() <= LISTED {
            all
        } else {
            self.candidates(role, order, line, &mut found);
            choice.skipped = all.len() - found.len();
            &found
        };
        for &place in candidates {
            let rule = self.rule(place);
            if !rule.term.covers(order) {
                continue;
            }
            let outcome = match covers(rule, order, line) {
                Outcome::Applied => self.beside(&choice.applied, rule),
                failed => failed,
            };
            if outcome == Outcome::Applied {
                choice.applied.push(place);
            }
            choice.considered.push((place, outcome));
        }
        choice
    }

    /// As [`Self::choose`], but tells only what applies; `scratch` is kept from line to line.
    pub fn applied(
        &self,
        role: BeneficiaryRole,
        order: &OrderFacts<'_>,
        line: &LineFacts<'_>,
        scratch: &mut Vec<usize>,
    ) -> Vec<usize> {
        self.candidates(role, order, line, scratch);
        let mut applied = Vec::new();
        for &place in scratch.iter() {
            let rule = self.rule(place);
            let fits = rule.term.covers(order)
                && self.beside(&applied, rule) == Outcome::Applied
                && covers(rule, order, line) == Outcome::Applied;
            if fits {
                applied.push(place);
            }
        }
        applied
    }

    /// Whether a rule applies beside those that apply already.
    fn beside(&self, applied: &[usize], rule: &PublishedRule) -> Outcome {
        for earlier in applied.iter().map(|place| self.rule(*place)) {
            let (theirs, ours) = (&earlier.spec, &rule.spec);
            if theirs.exclusive || ours.exclusive || theirs.stack_group == ours.stack_group {
                return Outcome::Outranked;
            }
            if theirs.excludes.contains(&rule.key) || ours.excludes.contains(&earlier.key) {
                return Outcome::Excluded;
            }
        }
        Outcome::Applied
    }
}
