//! Lists that are read in pages, after the Relay specification: `first`/`after` from the start,
//! `last`/`before` from the end.

mod arguments;
mod list;
mod macros;

use async_graphql::{Context, SimpleObject};

pub use arguments::PageArgs;
pub use list::{KeyKind, List};

/// Where a page stands in its list.
#[derive(SimpleObject, Clone, Debug)]
pub struct PageInfo {
    /// Whether rows follow this page.
    pub has_next_page: bool,
    /// Whether rows precede this page.
    pub has_previous_page: bool,
    /// The cursor of the first row; null on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last row; null on an empty page.
    pub end_cursor: Option<String>,
}

/// Largest `totalCount`: counting further would cost more than the answer is worth.
pub const COUNT_LIMIT: u64 = 10_000;

/// Whether the connection being resolved is asked for its `totalCount`. Counting is work: a resolver
/// counts only when this says so.
pub fn wants_total(ctx: &Context<'_>) -> bool {
    ctx.look_ahead().field("totalCount").exists()
}
