//! Gives every field its turn before anything is read.
//!
//! A loader sends off what has come together. Were that done by another thread, it would run while fields
//! are still asking, and the number of statements would depend on luck. Here the loaders' reads run in the
//! request's own task: first the executor, until every field waits, then the reads, all of them together.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use async_graphql::runtime::Timer;
use futures_util::future::{BoxFuture, FutureExt, poll_fn, ready};
use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::task::{FutureObj, Spawn, SpawnError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Takes the reads of one request.
pub struct Queue(UnboundedSender<FutureObj<'static, ()>>);

/// The reads of one request, to be run by [`Turns::drive`].
pub struct Turns(UnboundedReceiver<FutureObj<'static, ()>>);

/// A queue and whoever works it off.
pub fn turns() -> (Queue, Turns) {
    let (sender, receiver) = unbounded_channel();
    (Queue(sender), Turns(receiver))
}

impl Spawn for Queue {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError> {
        self.0.send(future).map_err(|_| SpawnError::shutdown())
    }
}

/// A timer that never waits: taking turns is what makes loads come together.
pub struct NoDelay;

impl Timer for NoDelay {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        ready(()).boxed()
    }
}

impl Turns {
    /// Runs `execution` to its end, and the reads that it queues whenever it can go no further.
    pub async fn drive<T>(mut self, execution: impl Future<Output = T>) -> T {
        let mut execution = pin!(execution);
        let mut reads = FuturesUnordered::new();
        poll_fn(|cx: &mut Context<'_>| {
            loop {
                if let Poll::Ready(done) = execution.as_mut().poll(cx) {
                    return Poll::Ready(done);
                }
                let mut moved = false;
                while let Poll::Ready(Some(read)) = self.0.poll_recv(cx) {
                    reads.push(read);
                    moved = true;
                }
                while let Poll::Ready(Some(())) = reads.poll_next_unpin(cx) {
                    moved = true;
                }
                if !moved {
                    return Poll::Pending;
                }
            }
        })
        .await
    }
}
