//! Orders as their sources report them: states, snapshots, and what an order is given its lines.

mod attribution;
mod problem;
mod snapshot;
mod source;
mod status;
mod totals;

pub use attribution::Attribution;
pub use problem::{FieldProblem, ProblemCode};
pub use snapshot::{LIMITS, LineSnapshot, Mark, TextLimits};
pub use source::OrderSource;
pub use status::OrderStatus;
pub use totals::{LineFigures, OrderFigures, summarise};
