//! What a resolver may ask of its request.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_graphql::{Context, Request};
use rebated_service::{Actor, Platform};

use super::loaders::Loaders;
use super::throttle::Address;

/// Names one request in logs and in answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A request's id. It is written to logs as it is: give only what has been checked or made here.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<RequestId> for Arc<str> {
    fn from(id: RequestId) -> Self {
        id.0
    }
}

/// Who sends a request, from where, and under which name it is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub actor: Actor,
    /// The request.
    pub request_id: RequestId,
    /// Where it comes from.
    pub address: Address,
}

impl Caller {
    /// Whoever has proved to be `actor`, in this request.
    pub fn new(actor: Actor, request_id: RequestId, address: Address) -> Self {
        Self { actor: actor.in_request(request_id.clone()), request_id, address }
    }
}
/// Where clients reach the server, without a slash at the end.
pub struct PublicUrl(pub String);

/// Whether the stream of events that a subscription asks for was opened. Errors before that are those of
/// the request, errors after it those of an event.
#[derive(Clone, Default)]
pub struct Source(Arc<AtomicBool>);

impl Source {
    /// It is open from now on.
    pub fn open(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is.
    pub fn is_open(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Adds to `request` what its resolvers ask for. The loaders are new each time, so that what one
/// caller may see never serves another.
pub(super) fn furnish(request: Request, loaders: Loaders, caller: Caller) -> Request {
    request.data(loaders).data(caller)
}

/// What every resolver needs, by name.
pub trait Ask<'a> {
    /// The platform.
    fn platform(&self) -> &'a Platform;
    /// Who is asking.
    fn actor(&self) -> &'a Actor;
    /// The request's loaders.
    fn loaders(&self) -> &'a Loaders;
    /// What an absolute link begins with.
    fn public_url(&self) -> &'a str;
}

impl<'a> Ask<'a> for Context<'a> {
    fn platform(&self) -> &'a Platform {
        self.data_unchecked::<Arc<Platform>>()
    }

    fn actor(&self) -> &'a Actor {
        &self.data_unchecked::<Caller>().actor
    }

    fn loaders(&self) -> &'a Loaders {
        self.data_unchecked::<Loaders>()
    }

    fn public_url(&self) -> &'a str {
        &self.data_unchecked::<PublicUrl>().0
    }
}
