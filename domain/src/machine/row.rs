use std::fmt::Debug;

use super::{Input, Meaning, Status};

/// A state machine: its words, its table, and when a guard holds.
pub trait Machine: Copy + Debug + Eq + 'static {
    /// Its states.
    type Status: Status;
    /// What can happen.
    type Input: Input;
    /// What must be so for a row to apply.
    type Guard: Meaning;
    /// What is written in the transaction of the change.
    type Effect: Meaning;
    /// What is sent or called after the transaction, by the outbox.
    type Follow: Meaning;
    /// Why a state wakes by itself.
    type Wake: Meaning;
    /// What is known of the object and of who asks, read after locking.
    type Facts: Debug;
    /// Limits and times that the platform sets.
    type Terms: Debug;

    /// The rows, in parts. Of the rows that fit, the first whose guards hold applies.
    const TABLE: &'static [&'static [Row<Self>]];

    /// Whether a guard holds.
    fn holds(guard: Self::Guard, case: &Case<'_, Self>) -> bool;

    /// What an effect of the table comes to in this case. None when there is nothing to do.
    fn resolve(effect: Self::Effect, case: &Case<'_, Self>) -> Option<Self::Effect> {
        let _ = case;
        Some(effect)
    }

    /// What a follow of the table comes to in this case. None when nothing follows.
    fn resolve_follow(follow: Self::Follow, case: &Case<'_, Self>) -> Option<Self::Follow> {
        let _ = case;
        Some(follow)
    }

    /// Why a state wakes by itself; none for states in which nothing is left to do.
    fn wake(status: Self::Status) -> Option<Self::Wake>;

    /// Every row.
    fn rows() -> impl Iterator<Item = &'static Row<Self>> {
        Self::TABLE.iter().copied().flatten()
    }
}

/// What happens, with what is known.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a, M: Machine> {
    /// What happens.
    pub input: M::Input,
    /// What is known.
    pub facts: &'a M::Facts,
    /// What the platform has set.
    pub terms: &'a M::Terms,
}

/// One row of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<M: Machine> {
    /// Its name, such as `R17`: what logs, documents and findings call it.
    pub id: &'static str,
    /// Where it begins.
    pub from: Origin<M::Status>,
    /// What happens: any of these.
    pub on: &'static [M::Input],
    /// What must be so: all of these.
    pub when: &'static [M::Guard],
    /// Where it ends.
    pub to: Target<M::Status>,
    /// What is written in the same transaction, in this order. The state, the version, the entry of the
    /// log and the next wake-up are always written and not listed.
    pub does: &'static [M::Effect],
    /// What happens after the transaction.
    pub then: &'static [M::Follow],
    /// Why the row is as it is, where that is not plain. May be empty.
    pub note: &'static str,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<S: 'static> {
    /// The object does not exist yet.
    Nothing,
    /// A row that ends in [`Target::Route`] goes on here, in the same transaction.
    Route,
    /// In any of these states.
    In(&'static [S]),
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<S> {
    /// In this state.
    Is(S),
    /// In the state where it began.
    Same,
    /// Where the first row from [`Origin::Route`] ends whose guards hold.
    Route,
}

impl<M: Machine> Row<M> {
    /// Whether the row is about this input in this state. None stands for an object that does not exist.
    pub fn fits(&self, from: Option<M::Status>, input: M::Input) -> bool {
        let begins = match self.from {
            Origin::Nothing => from.is_none(),
            Origin::Route => false,
            Origin::In(states) => from.is_some_and(|from| states.contains(&from)),
        };
        begins && self.on.contains(&input)
    }

    /// The first guard that does not hold.
    pub fn unmet(&self, case: &Case<'_, M>) -> Option<M::Guard> {
        self.when.iter().copied().find(|guard| !M::holds(*guard, case))
    }
}
