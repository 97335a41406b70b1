use super::{Case, Input, Machine, Origin, Row, Sender, Target};

/// What a machine says to an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<M: Machine> {
    /// The object changes.
    Changed(Transition<M>),
    /// A report or a timer that changes nothing here: store it, acknowledge it, and leave the object.
    AlreadyDone,
    /// A command that is not possible: nothing changes, and whoever asked is told.
    Refused(Refusal<M>),
}

/// Why a command is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal<M: Machine> {
    /// No row lists the command for this state.
    NotInThisState,
    /// A row lists it, and this guard does not hold.
    Unmet(M::Guard),
}

/// A change, with everything that has to be written together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition<M: Machine> {
    /// The row that applied.
    pub row: &'static Row<M>,
    /// The row that chose the way, when the first one ended in the route.
    pub route: Option<&'static Row<M>>,
    /// The state afterwards.
    pub to: M::Status,
    /// What to write in the same transaction, in this order.
    pub effects: Vec<M::Effect>,
    /// What to send or call afterwards, through the outbox.
    pub follows: Vec<M::Follow>,
}

impl<M: Machine> Transition<M> {
    /// The rows that applied, in order.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row<M>> {
        std::iter::once(self.row).chain(self.route)
    }
}

/// What follows from an input. Total: every state answers every input, and only rows of the table change
/// anything. `from` is none for an object that does not exist yet.
pub fn answer<M: Machine>(from: Option<M::Status>, case: &Case<'_, M>) -> Answer<M> {
    let mut unmet = None;
    for row in M::rows().filter(|row| row.fits(from, case.input)) {
        match row.unmet(case).map_or_else(|| take(from, row, case), Err) {
            Ok(transition) => return Answer::Changed(transition),
            Err(guard) => unmet = Some(guard),
        }
    }
    match case.input.sender() {
        Sender::Command => Answer::Refused(unmet.map_or(Refusal::NotInThisState, Refusal::Unmet)),
        Sender::Report | Sender::Timer => Answer::AlreadyDone,
    }
}

fn take<M: Machine>(
    from: Option<M::Status>,
    row: &'static Row<M>,
    case: &Case<'_, M>,
) -> Result<Transition<M>, M::Guard> {
    let route = matches!(row.to, Target::Route).then(|| way(case)).transpose()?;
    let to = match (route.unwrap_or(row).to, from) {
        (Target::Is(to), _) | (Target::Same, Some(to)) => to,
        // no table has such a row: a test reads them all
        (Target::Same | Target::Route, _) => unreachable!("{} ends nowhere", row.id),
    };
    let rows = || std::iter::once(row).chain(route);
    let effects = rows().flat_map(|row| row.does).filter_map(|effect| M::resolve(*effect, case)).collect();
    let follows =
        rows().flat_map(|row| row.then).filter_map(|follow| M::resolve_follow(*follow, case)).collect();
    Ok(Transition { row, route, to, effects, follows })
}

/// The row that the route takes.
fn way<M: Machine>(case: &Case<'_, M>) -> Result<&'static Row<M>, M::Guard> {
    let mut unmet = None;
    for row in M::rows().filter(|row| row.from == Origin::Route) {
        match row.unmet(case) {
            None => return Ok(row),
            Some(guard) => unmet = Some(guard),
        }
    }
    Err(unmet.expect("rows that end in the route are in tables that have one, and its rows have guards"))
}
