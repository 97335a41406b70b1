use super::past::{LineState, Past};
use crate::rule::FirstSettled;

/// An order that is to be priced, with its lines as they were then.
#[derive(Debug)]
pub(super) struct Pricing {
    pub(super) order: u32,
    /// What had been paid for all lines of the order.
    pub(super) amount: i64,
    pub(super) first_settled: FirstSettled,
    /// The lines that are priced, in the order of their keys.
    pub(super) lines: Vec<LineState>,
}

/// The last state of every line so far, and the pricing that is being put together.
#[derive(Debug)]
pub(super) struct Known {
    last: Vec<Option<LineState>>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    order: u32,
    first_settled: FirstSettled,
    whole_order: bool,
    lines: Vec<u32>,
}

impl Known {
    pub(super) fn new(lines: usize) -> Self {
        Self { last: vec![None; lines], open: None }
    }

    /// The last state of a line.
    pub(super) fn last(&self, line: u32) -> Option<&LineState> {
        self.last[line as usize].as_ref()
    }

    /// Takes the next state; answers the pricing that ended with the state before.
    pub(super) fn take(&mut self, past: &Past, state: &LineState, whole_order: bool) -> Option<Pricing> {
        let order = past.line(state.line).order;
        let ended = match &mut self.open {
            Some(open) if open.order == order && !state.begins => {
                open.lines.push(state.line);
                None
            }
            _ => {
                let ended = self.end(past);
                let lines = vec![state.line];
                self.open = Some(Open { order, first_settled: state.first_settled, whole_order, lines });
                ended
            }
        };
        self.last[state.line as usize] = Some(*state);
        ended
    }

    /// Ends the pricing that is being put together.
    pub(super) fn end(&mut self, past: &Past) -> Option<Pricing> {
        let open = self.open.take()?;
        let all = past.lines_of(open.order);
        let known = |line: u32| self.last[line as usize];
        let amount = all.clone().filter_map(known).map(|state| state.paid).sum();
        let priced = |line: &u32| open.whole_order || open.lines.contains(line);
        let lines = all.filter(priced).filter_map(known).collect();
        Some(Pricing { order: open.order, amount, first_settled: open.first_settled, lines })
    }
}
