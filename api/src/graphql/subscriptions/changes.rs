use std::future::Future;
use std::sync::Arc;

use async_graphql::{Context, Result};
use futures_util::Stream;
use futures_util::stream::unfold;
use rebated_service::events::{AggregateType, Event};
use rebated_service::{Fault, Platform, access};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::graphql::context::{Ask, Caller, Source};
use crate::graphql::error::coded;
use crate::graphql::{Code, denied, fault};

/// What a stream of changes works with.
pub struct Watcher {
    /// The platform.
    pub platform: Arc<Platform>,
    /// Who is watching.
    pub caller: Caller,
}

/// Something for every event about things of a type, or of all types, that `read` finds something for. Takes a caller who is somebody.
///
/// A subscriber that falls too far behind gets an error, and the stream ends: it has missed events
/// and must read anew.
pub fn changes<T, F, Fut>(
    ctx: &Context<'_>,
    about: Option<AggregateType>,
    read: F,
) -> Result<impl Stream<Item = Result<T>> + Send + use<T, F, Fut>>
where
    F: Fn(Arc<Watcher>, Arc<Event>) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<Option<T>, Fault>> + Send,
{
    access::signed_in(ctx.actor()).map_err(denied)?;
    ctx.data_unchecked::<Source>().open();
    let platform = Arc::clone(ctx.data_unchecked::<Arc<Platform>>());
    let events = platform.events.subscribe();
    let caller = ctx.data_unchecked::<Caller>().clone();
    let watcher = Arc::new(Watcher { platform, caller });
    let start = Some((events, watcher, read));
    Ok(unfold(start, move |state| async move {
        let (mut events, watcher, read) = state?;
        match next(&mut events, about, &watcher, &read).await? {
            Ok(found) => Some((Ok(found), Some((events, watcher, read)))),
            Err(error) => Some((Err(error), None)),
        }
    }))
}

async fn next<T, F, Fut>(
    events: &mut Receiver<Arc<Event>>,
    about: Option<AggregateType>,
    watcher: &Arc<Watcher>,
    read: &F,
) -> Option<Result<T>>
where
    F: Fn(Arc<Watcher>, Arc<Event>) -> Fut,
    Fut: Future<Output = Result<Option<T>, Fault>>,
{
    loop {
        let event = match events.recv().await {
            Ok(event) => event,
            Err(RecvError::Closed) => return None,
            Err(RecvError::Lagged(missed)) => {
                let message = format!("You fell behind and missed {missed} events. Subscribe again.");
                return Some(Err(coded(Code::Throttled, message)));
            }
        };
        if about.is_some_and(|about| event.aggregate_type != about) {
            continue;
        }
        match read(Arc::clone(watcher), event).await {
            Ok(None) => {}
            Ok(Some(found)) => return Some(Ok(found)),
            Err(error) => return Some(Err(fault(error))),
        }
    }
}
