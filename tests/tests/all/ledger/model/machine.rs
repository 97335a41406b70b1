//! The reference and the ledger, side by side.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use futures_util::future::join_all;
use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use rebated_domain::ledger::EntryDraft;
use rebated_service::ledger::{self, BalanceAfter, Legs, PostError, Receipt, Step, chain, settlement_id};
use rebated_tests::{Database, TestApp};
use tokio::runtime::Handle;

use super::super::asks::{cause, new_transfer, send, transfer, user};
use super::super::stored::balances;
use super::draw;
use super::reference::Books;
use super::words::{After, Answer, Ask, Event, Message, Sides, Subject, Why};

/// Numbers that one event is drawn from.
const NUMBERS: usize = 64;

/// What the reference knows, and what it expected at the last event.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub books: Books,
    pub sent: Vec<Message>,
    /// An id that was never used.
    pub next: u32,
    answers: Vec<Answer>,
    swept: usize,
}

impl State {
    /// What was expected to be answered to the last event.
    pub fn answers_to(&self, event: &Event) -> &[Answer] {
        if matches!(event, Event::Send(_)) { &self.answers } else { &[] }
    }

    /// One of `list`, or `otherwise`; a different one for each `otherwise`.
    pub fn drawn(&self, list: &[u32], otherwise: u32) -> u32 {
        let at = usize::try_from(otherwise).expect("small").checked_rem(list.len());
        at.map_or(otherwise, |at| list[at])
    }
}

impl ReferenceStateMachine for State {
    type State = Self;
    type Transition = Event;

    fn init_state() -> BoxedStrategy<Self> {
        Just(Self::default()).boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Event> {
        let state = state.clone();
        let numbers = proptest::collection::vec(any::<u16>(), NUMBERS);
        numbers.prop_map(move |numbers| draw::event(&state, &numbers)).boxed()
    }

    fn apply(mut state: Self, event: &Event) -> Self {
        match event {
            Event::Send(messages) => {
                state.answers = messages.iter().map(|message| state.books.answer(message)).collect();
                state.sent.extend(messages.iter().cloned());
                state.next += 64;
            }
            Event::Wait(minutes) => state.books.now += minutes,
            Event::Sweep => state.swept = state.books.sweep(),
            Event::Seal => {}
        }
        state
    }

    /// Who undoes has to undo something: the poster believes its caller.
    fn preconditions(state: &Self, event: &Event) -> bool {
        let Event::Send(messages) = event else { return true };
        let moves = state.books.moves();
        messages.iter().flatten().all(|ask| match ask {
            Ask::Move { sides: Sides::Exactly(sides), reverses: Some(undone), .. } => {
                let undone = moves.iter().find(|(id, _)| id == undone);
                let opposite: Vec<_> = sides.iter().map(|(account, amount)| (*account, -amount)).collect();
                undone.is_some_and(|(_, sides)| sorted(sides.clone()) == sorted(opposite))
            }
            _ => true,
        })
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list
}

/// The ledger, on a database of its own for each case.
pub struct Machine<const POSTGRES: bool>;

/// What stands beside the reference.
pub struct Ledger {
    runtime: Handle,
    app: TestApp,
    start: DateTime<Utc>,
}

impl<const POSTGRES: bool> StateMachineTest for Machine<POSTGRES> {
    type SystemUnderTest = Ledger;
    type Reference = State;

    fn init_test(_: &State) -> Ledger {
        let database = if POSTGRES { Database::Postgres } else { Database::Sqlite };
        let runtime = Handle::current();
        let app = runtime.block_on(TestApp::start(database));
        let start = app.platform().now();
        Ledger { runtime, app, start }
    }

    fn apply(ledger: Ledger, expected: &State, event: Event) -> Ledger {
        let platform = Arc::clone(ledger.app.platform());
        match event {
            Event::Send(messages) => {
                let sent = messages.iter().map(|message| send(&platform, ledger.steps(message)));
                let got = ledger.runtime.block_on(join_all(sent));
                for ((message, got), expected) in messages.iter().zip(got).zip(&expected.answers) {
                    assert_eq!(plain(got), plainly(expected), "{message:#?}");
                }
            }
            Event::Wait(minutes) => ledger.app.clock().advance(Duration::minutes(minutes)),
            Event::Sweep => {
                let swept = ledger.runtime.block_on(ledger::expire_due(&platform));
                assert_eq!(swept.expect("the sweep runs"), expected.swept);
            }
            Event::Seal => {
                ledger.runtime.block_on(chain::seal_waiting(&platform)).expect("sealing runs");
            }
        }
        ledger
    }

    fn teardown(ledger: Ledger, expected: State) {
        ledger.runtime.block_on(async {
            let stored = balances(ledger.app.platform()).await;
            let expected = after(&expected.books.balances());
            let expected: Vec<_> =
                expected.into_iter().filter(|one| (one.posted, one.reserved) != (0, 0)).collect();
            assert_eq!(stored, expected, "stored balances");
            ledger.app.run_jobs().await;
            let (_, waiting) = chain::head(ledger.app.platform().db.read()).await.expect("a chain");
            assert_eq!(waiting, 0, "everything is sealed");
            ledger.app.finish().await;
        });
    }
}

impl Ledger {
    fn steps(&self, message: &Message) -> Vec<Step> {
        message.iter().map(|ask| self.step(ask)).collect()
    }

    fn step(&self, ask: &Ask) -> Step {
        let because = |why: &Why| cause(why.0, &format!("s{}", why.1));
        let new = |id: &u32, why: &Why, sides: &Sides| {
            let mut new = new_transfer(*id, legs(sides));
            new.cause = because(why);
            new
        };
        match ask {
            Ask::Move { id, why, sides, reverses } => {
                let mut new = new(id, why, sides);
                new.reverses_id = reverses.map(transfer);
                Step::Single(new)
            }
            Ask::Try { id, why, sides, until } => Step::Reserve {
                transfer: new(id, why, sides),
                expires_at: until.map(|until| self.start + Duration::minutes(until)),
            },
            Ask::Confirm { of, why, part } => {
                Step::Post { pending_id: transfer(*of), cause: because(why), amount: *part }
            }
            Ask::Cancel { of, why } => Step::Void { pending_id: transfer(*of), cause: because(why) },
        }
    }
}

fn legs(sides: &Sides) -> Legs {
    match sides {
        Sides::Exactly(sides) => {
            let leg = |(account, amount): &(_, _)| EntryDraft { account: *account, amount: *amount };
            Legs::Fixed(sides.iter().map(leg).collect())
        }
        Sides::Credit { user: number, currency, amount } => Legs::Credit {
            user: user(*number),
            currency: *currency,
            amount: *amount,
            from: rebated_domain::ledger::AccountPurpose::PlatformAdjustment,
        },
    }
}

/// What the poster answered, without what only a program needs.
fn plain(got: Result<Vec<Receipt>, PostError>) -> Result<Vec<Receipt>, (usize, String)> {
    got.map_err(|error| match error {
        PostError::Refused { step, refusal } => (step, refusal.to_string()),
        PostError::Fault(fault) => (0, format!("a fault: {fault}")),
    })
}

/// What the reference expected, in the same form.
fn plainly(expected: &Answer) -> Result<Vec<Receipt>, (usize, String)> {
    let receipt = |told: &super::words::Told| Receipt {
        transfer_id: match told.subject {
            Subject::Itself(id) => transfer(id),
            Subject::EndOf(id) => settlement_id(transfer(id)),
        },
        outcome: told.outcome,
        balances: after(&told.after),
    };
    let answer = expected.as_ref().map(|told| told.iter().map(receipt).collect());
    answer.map_err(|(step, refusal)| (*step, refusal.to_string()))
}

fn after(after: &After) -> Vec<BalanceAfter> {
    let one = |(account, (posted, reserved)): (&rebated_domain::ledger::AccountKey, &(i64, i64))| {
        BalanceAfter { account_id: account.id(), posted: *posted, reserved: *reserved }
    };
    sorted(after.iter().map(one).collect())
}
