//! Reading the log of events.

use async_graphql::{Context, Error, Object, Result};
use rebated_service::events::{self, EventFilter, LogError};
use rebated_service::page::Key;

use crate::connection;
use crate::graphql::connection::PageArgs;
use crate::graphql::context::Ask;
use crate::graphql::error::{bad_argument, coded, sentence};
use crate::graphql::types::event::{Event, LOG};
use crate::graphql::types::event_words::EventKind;
use crate::graphql::{Code, denied, fault};

connection! {
    /// A page of the log of events.
    EventConnection,
    /// An event and where it stands in the log.
    EventEdge: Event
}

/// Reading the log of events.
#[derive(Default)]
pub struct EventQueries;

/// Reading the log of events.
#[Object]
impl EventQueries {
    /// What happened, oldest first: what concerns the caller, and what happened to things of others that the
    /// caller may read. Events are kept for a limited time.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only events behind this cursor, also one of the subscription.")] after: Option<
            String,
        >,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only events before this cursor.")] before: Option<String>,
        #[graphql(desc = "Only these kinds; absent or empty for all.")] kinds: Option<Vec<EventKind>>,
    ) -> Option<Result<EventConnection>> {
        let read = async {
            let filter = filter(ctx, kinds)?;
            let request = PageArgs::new(first, after, last, before).request(&LOG)?;
            let page = events::page(ctx.platform(), &filter, &request).await.map_err(refused)?;
            let page = page.map(|event| (Key::Seq(event.position), Event::from(event)));
            Ok(EventConnection::new(LOG, page, None))
        };
        Some(read.await)
    }
}

/// What the caller asks for, of what they may see.
pub fn filter(ctx: &Context<'_>, kinds: Option<Vec<EventKind>>) -> Result<EventFilter> {
    let mut kinds: Vec<_> = kinds.unwrap_or_default().into_iter().map(Into::into).collect();
    kinds.sort_unstable();
    kinds.dedup();
    EventFilter::of(ctx.actor(), kinds).map_err(denied)
}

/// The log cannot be read from there.
pub fn refused(error: LogError) -> Error {
    match error {
        LogError::Forgotten => coded(Code::CursorExpired, sentence(&error)),
        LogError::NotYet => bad_argument("after", "is not a cursor of this log"),
        LogError::Fault(error) => fault(error),
    }
}
