//! Runs one operation from what the client sent to the labelled answer.
//!
//! This is done around async-graphql and not by one of its extensions: the presence of any
//! extension sends every field of every answer through a slower path. The price is a rule that a
//! test holds: a nullable field that may fail returns `Option<Result<T>>`, never `Result<Option<T>>`.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Response, Value};
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt};
use rebated_service::counters::{Counters, SharedCounters};
use rebated_service::{Platform, trace};

use super::Code;
use super::admission::{Admission, Asked, Operation, Persisted, Refused, Trusted, Unregistered, Via};
use super::answer::{Answer, Cost};
use super::context::{Caller, PublicUrl, RequestId, Source, furnish};
use super::label::{coded_error, internal, label};
use super::loaders::Loaders;
use super::schema::{self, Schema};
use super::throttle::{Address, Buckets, Exhausted, Holder, Level, Limits};
use super::turns::turns;

/// What following a link costs, in points.
const VISIT: u64 = 1;

/// How operations are served.
#[derive(Clone, Debug)]
pub struct ApiOptions {
    /// What callers may ask.
    pub limits: Limits,
    /// What counts what they have used, for all nodes; without it this process counts for itself.
    pub counters: Option<Arc<dyn SharedCounters>>,
    /// Documents that the operator has registered.
    pub trusted: Trusted,
    /// Who may run others.
    pub unregistered: Unregistered,
    /// Longest time that a query or mutation may run.
    pub deadline: Duration,
    /// Where clients reach the server, without a slash at the end.
    pub public_url: String,
}

impl Default for ApiOptions {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            counters: None,
            trusted: Trusted::default(),
            unregistered: Unregistered::default(),
            deadline: Duration::from_secs(10),
            public_url: "http://127.0.0.1:8080".into(),
        }
    }
}

/// The schema together with the platform that it works on.
#[derive(Clone)]
pub struct Api {
    schema: Schema,
    platform: Arc<Platform>,
    admission: Arc<Admission>,
    deadline: Duration,
}

/// An operation that may answer more than once.
pub enum Begun {
    /// A query or mutation, or what is wrong with the operation.
    Once(Box<Answer>),
    /// A subscription.
    Events(BoxStream<'static, Answer>),
}

impl Api {
    /// The API of a platform.
    pub fn new(platform: Arc<Platform>, options: ApiOptions) -> Self {
        let persisted = Persisted::new(options.trusted, options.unregistered);
        let buckets = Buckets::new(options.limits, Counters::new(options.counters));
        let admission = Arc::new(Admission::new(persisted, buckets));
        let schema = schema::build(Arc::clone(&platform), PublicUrl(options.public_url));
        Self { schema, platform, admission, deadline: options.deadline }
    }

    /// Runs a query or mutation.
    pub async fn run(&self, asked: Asked, caller: Caller, via: Via) -> Answer {
        match self.admit(asked, &caller, via).await {
            Ok(operation) => self.execute(operation, caller).await,
            Err(refused) => *refused,
        }
    }

    /// Runs a query or mutation, or begins a subscription.
    pub async fn begin(&self, asked: Asked, caller: Caller) -> Begun {
        match self.admit(asked, &caller, Via::Stream).await {
            Ok(operation) if operation.kind == OperationType::Subscription => {
                Begun::Events(self.watch(operation, caller))
            }
            Ok(operation) => Begun::Once(Box::new(self.execute(operation, caller).await)),
            Err(refused) => Begun::Once(refused),
        }
    }

    /// Takes what following a link costs from the bucket of an address.
    pub async fn visit(&self, address: Address) -> Result<(), Exhausted> {
        let holder = Holder::Address(address);
        self.admission.buckets().take(holder, VISIT, self.platform.now()).await
    }

    async fn admit(&self, asked: Asked, caller: &Caller, via: Via) -> Result<Operation, Box<Answer>> {
        match self.admission.admit(asked, caller, via, self.platform.now()).await {
            Ok(operation) => Ok(operation),
            Err(Refused { errors, requested, retry_after }) => {
                let level = self.give_back(caller, 0).await;
                let cost = Cost { requested, actual: None, level };
                Err(Box::new(Answer { retry_after, ..Answer::refused(errors) }.with_cost(cost)))
            }
        }
    }

    async fn execute(&self, mut operation: Operation, caller: Caller) -> Answer {
        let request = std::mem::replace(&mut operation.request, async_graphql::Request::new(""));
        let (queue, turns) = turns();
        let loaders = Loaders::new(&self.platform, queue);
        let work = turns.drive(self.schema.execute(furnish(request, loaders, caller.clone())));
        let work = trace::within(caller.request_id.clone(), work);
        let answer = match tokio::time::timeout(self.deadline, AssertUnwindSafe(work).catch_unwind()).await {
            Ok(Ok(response)) => labelled(response, &caller.request_id),
            Ok(Err(_)) => panicked(&caller.request_id),
            Err(_) => {
                let message = "The operation took too long and was given up.";
                Answer::refused(vec![coded_error(Code::Timeout, message, None)])
            }
        };
        let actual = operation.actual(&answer.response.data);
        let level = self.give_back(&caller, operation.requested - actual).await;
        answer.with_cost(Cost { requested: Some(operation.requested), actual: Some(actual), level })
    }

    fn watch(&self, operation: Operation, caller: Caller) -> BoxStream<'static, Answer> {
        let (request_id, source) = (caller.request_id.clone(), Source::default());
        let request = furnish(operation.request, Loaders::lasting(&self.platform), caller);
        let events =
            AssertUnwindSafe(self.schema.execute_stream(request.data(source.clone()))).catch_unwind();
        let answers = events.map(move |event| match event {
            Ok(response) if source.is_open() => labelled(response, &request_id),
            // the subscription was refused: nothing runs
            Ok(response) => Answer::refused(labelled(response, &request_id).response.errors),
            Err(_) => panicked(&request_id),
        });
        answers.boxed()
    }

    async fn give_back(&self, caller: &Caller, points: u64) -> Level {
        let holder = Holder::of(&caller.actor, caller.address);
        self.admission.buckets().give_back(holder, points, self.platform.now()).await
    }
}

/// The answer of an operation that ran. One whose errors have no path did not: the executor refused it.
fn labelled(mut response: Response, request_id: &RequestId) -> Answer {
    label(&mut response, request_id);
    let ran = response.data != Value::Null || response.errors.iter().all(|error| !error.path.is_empty());
    if ran { Answer::ran(response) } else { Answer::refused(response.errors) }
}

/// The panic itself is in the log, written by the process's panic hook.
fn panicked(request_id: &RequestId) -> Answer {
    tracing::error!(%request_id, "An operation panicked.");
    Answer::refused(vec![internal(request_id)])
}
