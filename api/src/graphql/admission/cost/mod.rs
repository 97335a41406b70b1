//! What an operation costs, in points: known before it runs, and again afterwards, when it is known how
//! many rows its pages really had.
//!
//! An object that is read for itself costs 1 (a type with an `id`; others, such as `Money`, are part of the
//! object that holds them), a scalar nothing. A page costs its size times what one row costs; a plain list,
//! which is always short, counts as [`SHORT_LIST`] rows. A mutation costs [`WRITE`] on top, a subscription
//! [`WATCH`], a look at the schema [`INTROSPECTION`]. Every sum saturates.

mod plan;
mod price;

pub use plan::plan;

/// Rows that a plain list counts for.
pub const SHORT_LIST: u64 = 5;
/// Points for each root field of a mutation.
pub const WRITE: u64 = 10;
/// Points for a subscription.
pub const WATCH: u64 = 10;
/// Points for `__schema` and `__type`.
pub const INTROSPECTION: u64 = 50;
/// Rows of a page when the caller does not say.
const DEFAULT_PAGE: u64 = 20;
/// Most rows of a page; whoever asks for more is refused by the field.
const LARGEST_PAGE: u64 = 100;

/// The costs of a selection set: a fixed part, and the fields whose cost depends on variables or rows.
#[derive(Debug, Default)]
pub struct Costs {
    fixed: u64,
    fields: Vec<FieldCosts>,
}

#[derive(Debug)]
struct FieldCosts {
    /// Under which key the answer holds the field.
    key: String,
    rows: Rows,
    /// Points for the field's object, or for each row.
    each: u64,
    inside: Costs,
}

/// How many objects a field gives.
#[derive(Clone, Debug)]
enum Rows {
    Exactly(u64),
    /// A page whose size is one of these; [`DEFAULT_PAGE`] if none is given.
    Page(Vec<Count>),
    /// One for each item of a list argument.
    PerItem(Count),
}

/// A number from the document or the variables.
#[derive(Clone, Debug)]
enum Count {
    Literal(u64),
    Variable(String),
}

/// What is known of one operation's price.
#[derive(Debug, Default)]
pub struct Plan {
    /// What it costs.
    pub costs: Costs,
    /// How often each root field of a mutation occurs, by its name.
    pub writes: Vec<(String, u64)>,
}

#[cfg(test)]
mod tests;
