use std::collections::VecDeque;
use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use graphql_client::GraphQLQuery;
use graphql_ws_client::graphql::StreamingOperation;
use reqwest::header::HeaderMap;

use crate::client::data;
use crate::error::Error;
use crate::socket::{Ready, connect, failed};

/// What a subscription tells of, as it happens. Dropping it ends it.
///
/// It ends after an error, when the server ends it, and when the connection is lost. Then subscribe again, and
/// read what may have been missed meanwhile.
pub struct Subscription<Q: GraphQLQuery> {
    /// What came before the server was known to listen.
    early: VecDeque<Event<Q>>,
    events: graphql_ws_client::Subscription<StreamingOperation<Q>>,
    has_failed: bool,
}

impl<Q: GraphQLQuery> Unpin for Subscription<Q> {}

impl<Q: GraphQLQuery> fmt::Debug for Subscription<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

type Event<Q> = Result<<Q as GraphQLQuery>::ResponseData, Error>;

impl<Q> Subscription<Q>
where
    Q: GraphQLQuery + Unpin + Send + 'static,
    Q::Variables: Unpin + Send,
{
    pub(crate) async fn open(url: &str, token: Option<&str>, variables: Q::Variables) -> Result<Self, Error> {
        let (socket, actor) = connect(url, token).await?;
        tokio::spawn(actor.into_future());
        let events = socket.subscribe(StreamingOperation::new(variables)).await.map_err(failed)?;
        let mut subscription = Self { early: VecDeque::new(), events, has_failed: false };
        // The protocol does not acknowledge a subscription. But the server takes up the operations of a socket as
        // they come, so an answer from the database comes later than the beginning of what was sent before.
        let mut ready = socket.subscribe(Ready).await.map_err(failed)?;
        loop {
            tokio::select! {
                answer = poll_fn(|cx| Pin::new(&mut ready).poll_next(cx)) => {
                    return answer.map(|_| subscription).ok_or_else(|| Error::connection("the socket was closed"));
                }
                Some(event) = poll_fn(|cx| subscription.poll_events(cx)) => subscription.early.push_back(event),
            }
        }
    }

    /// The next event; nothing once the subscription has ended. It may be given up and called again.
    pub async fn next(&mut self) -> Option<Event<Q>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<Q> Subscription<Q>
where
    Q: GraphQLQuery + Unpin,
    Q::Variables: Unpin,
{
    fn poll_events(&mut self, cx: &mut Context<'_>) -> Poll<Option<Event<Q>>> {
        if self.has_failed {
            return Poll::Ready(None);
        }
        Pin::new(&mut self.events).poll_next(cx).map(|event| {
            let event = event?.map_err(failed).and_then(|answer| data(answer, &HeaderMap::new()));
            self.has_failed = event.is_err();
            Some(event)
        })
    }
}

impl<Q> Stream for Subscription<Q>
where
    Q: GraphQLQuery + Unpin,
    Q::Variables: Unpin,
{
    type Item = Event<Q>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.early.pop_front() {
            Some(event) => Poll::Ready(Some(event)),
            None => self.poll_events(cx),
        }
    }
}
