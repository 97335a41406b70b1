//! Runs one operation from text to labelled answer.
//!
//! This is done around async-graphql and not by one of its extensions: the presence of any
//! extension sends every field of every answer through a slower path. The price is a rule that a
//! test holds: a nullable field that may fail returns `Option<Result<T>>`, never `Result<Option<T>>`.

use std::any::TypeId;
use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::{Data, Executor, Request, Response, ServerError};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use rebated_service::Platform;
use serde::Serialize;
use serde::ser::SerializeMap;

use super::context::{Caller, furnish};
use super::label::{label, set_code};
use super::loaders::Loaders;
use super::schema::{self, Schema};
use super::turns::turns;
use super::{Code, nesting, variables};

/// The schema together with the platform that it works on.
#[derive(Clone)]
pub struct Api {
    schema: Schema,
    platform: Arc<Platform>,
}

/// What came of one operation.
pub struct Answer {
    /// Data and errors, every error with a code.
    pub response: Response,
    /// Whether any resolver ran. When none did, the answer has no `data` entry.
    pub executed: bool,
}

impl Answer {
    /// Whether nothing was wrong with the request as such.
    pub fn is_served(&self) -> bool {
        self.executed || self.response.errors.is_empty()
    }
}

impl Serialize for Answer {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_served() {
            return self.response.serialize(to);
        }
        let mut map = to.serialize_map(Some(1))?;
        map.serialize_entry("errors", &self.response.errors)?;
        map.end()
    }
}

impl Api {
    /// The API of a platform.
    pub fn new(platform: Arc<Platform>) -> Self {
        Self { schema: schema::build(Arc::clone(&platform)), platform }
    }

    /// Runs a query or mutation.
    pub async fn run(&self, mut request: Request, caller: Caller) -> Answer {
        let request_id = caller.request_id.clone();
        let mut response = match prepare(&mut request) {
            Err(error) => Response::from_errors(vec![error]),
            Ok(()) => {
                let (queue, turns) = turns();
                let loaders = Loaders::new(&self.platform, queue);
                turns.drive(self.schema.execute(furnish(request, loaders, caller))).await
            }
        };
        let executed = label(&mut response, &request_id);
        Answer { response, executed }
    }

    fn stream(
        &self,
        mut request: Request,
        session: Arc<Data>,
        caller: Caller,
    ) -> BoxStream<'static, Response> {
        let request_id = caller.request_id.clone();
        let responses = match prepare(&mut request) {
            Err(error) => stream::once(async { Response::from_errors(vec![error]) }).boxed(),
            Ok(()) => {
                let request = furnish(request, Loaders::lasting(&self.platform), caller);
                self.schema.execute_stream_with_session_data(request, session)
            }
        };
        let labelled = responses.map(move |mut response| {
            label(&mut response, &request_id);
            response
        });
        labelled.boxed()
    }
}

/// Everything that is checked before async-graphql validates the document.
fn prepare(request: &mut Request) -> Result<(), ServerError> {
    nesting::check(&request.query)?;
    let document = parse_query(&request.query).map_err(unparsed)?;
    variables::check(&document, request)?;
    request.set_parsed_query(document);
    Ok(())
}

fn unparsed(error: async_graphql::parser::Error) -> ServerError {
    let mut error = ServerError::from(error);
    // the parser draws the place; all but its last words is in `locations`
    let words = error.message.rsplit("= ").next().unwrap_or_default().trim();
    error.message = format!("Syntax error: {words}.");
    set_code(&mut error, Code::ParseFailed);
    error
}

/// For WebSockets, whose session carries the [`Caller`]. Without one the caller is nobody.
impl Executor for Api {
    async fn execute(&self, request: Request) -> Response {
        self.run(request, Caller::anonymous()).await.response
    }

    fn execute_stream(&self, request: Request, session: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let session = session.unwrap_or_default();
        let caller = session
            .get(&TypeId::of::<Caller>())
            .and_then(|caller| caller.downcast_ref::<Caller>())
            .cloned()
            .unwrap_or_else(Caller::anonymous);
        self.stream(request, session, caller)
    }
}
