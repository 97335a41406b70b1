use std::collections::VecDeque;
use std::sync::Arc;

use async_graphql::{Context, Result, Subscription};
use futures_util::Stream;
use futures_util::stream::unfold;
use rebated_service::Platform;
use rebated_service::events::{self, EventFilter, LogError};
use rebated_service::page::Key;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::graphql::context::Source;
use crate::graphql::queries::events::{filter, refused};
use crate::graphql::types::event::{Event, LOG};
use crate::graphql::types::event_words::EventKind;

/// How many events of the past are read at once.
const PAGE: u64 = 100;

/// Everything that happens.
#[derive(Default)]
pub struct EventSubscriptions;

/// Everything that happens.
#[Subscription]
impl EventSubscriptions {
    /// What happens, in the order of the log: what concerns the caller, and what happens to things of others
    /// that the caller may read. With `after` it begins with everything since that cursor, and goes on with
    /// what is new without a gap or a repeat; a cursor from before what is kept is refused with
    /// `CURSOR_EXPIRED`. A slow subscriber misses nothing.
    async fn events<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Only these kinds; absent or empty for all.")] kinds: Option<Vec<EventKind>>,
        #[graphql(desc = "The `cursor` of the last event that was seen; absent for what is new only.")] after: Option<
            String,
        >,
    ) -> Result<impl Stream<Item = Result<Event>> + use<'ctx>> {
        let filter = filter(ctx, kinds)?;
        let after = after.map(|cursor| LOG.key("after", &cursor)).transpose()?;
        let after = after.and_then(|key| if let Key::Seq(position) = key { Some(position) } else { None });
        let platform = Arc::clone(ctx.data_unchecked::<Arc<Platform>>());
        if let Some(position) = after {
            events::check_cursor(&platform, position).await.map_err(refused)?;
        }
        // what is handed out before is found in the log
        let position = after.or_else(|| platform.events.position()).unwrap_or_default();
        let live = platform.events.subscribe();
        ctx.data_unchecked::<Source>().open();
        let reader =
            Reader { filter, live, platform, position, is_behind: after.is_some(), read: VecDeque::new() };
        Ok(unfold(Some(reader), async |reader| {
            let mut reader = reader?;
            match reader.next().await? {
                Ok(event) => Some((Ok(event.into()), Some(reader))),
                Err(error) => Some((Err(refused(error)), None)),
            }
        }))
    }
}

/// Reads the log up to its end, and then what is handed out; and the log again after falling behind.
struct Reader {
    platform: Arc<Platform>,
    filter: EventFilter,
    live: Receiver<Arc<events::Event>>,
    /// The last position that was passed.
    position: i64,
    is_behind: bool,
    read: VecDeque<events::Event>,
}

impl Reader {
    async fn next(&mut self) -> Option<Result<events::Event, LogError>> {
        loop {
            if self.read.is_empty() && self.is_behind {
                match events::after(&self.platform, self.position, PAGE, &self.filter).await {
                    Ok(events) => {
                        // what came after this read is handed out: the subscription was there before
                        self.is_behind = !events.is_empty();
                        self.read = events.into();
                    }
                    Err(error) => return Some(Err(error)),
                }
            }
            if let Some(event) = self.read.pop_front() {
                self.position = event.position;
                return Some(Ok(event));
            }
            if self.is_behind {
                continue;
            }
            match self.live.recv().await {
                Ok(event) if event.position > self.position => {
                    self.position = event.position;
                    if self.filter.admits(&event) {
                        return Some(Ok((*event).clone()));
                    }
                }
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => self.is_behind = true,
                Err(RecvError::Closed) => return None,
            }
        }
    }
}
