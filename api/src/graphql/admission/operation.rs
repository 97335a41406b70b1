use std::sync::Arc;

use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::response::JsonValue;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, ServerError, Value, Variables};

use super::cost::Plan;
use super::{Asked, Document, Via, input, omitted, position, schema};
use crate::graphql::Code;
use crate::graphql::error::sentence;
use crate::graphql::label::coded_error;
use crate::graphql::throttle::Attempt;

/// An operation that may run.
pub struct Operation {
    document: Arc<Document>,
    name: Option<String>,
    /// As the executor takes it.
    pub request: Request,
    /// Query, mutation or subscription.
    pub kind: OperationType,
    /// What it may cost, in points.
    pub requested: u64,
}

impl Operation {
    /// Chooses the operation of a document and coerces its variables.
    pub fn prepare(document: Arc<Document>, asked: Asked, via: Via) -> Result<Self, Vec<ServerError>> {
        let Asked { operation_name: name, variables, .. } = asked;
        let refused = |code, message: String| vec![coded_error(code, message, None)];
        let operation = document
            .checked
            .operations
            .get(name.as_deref())
            .map_err(|_| refused(Code::OperationResolutionFailure, unresolved(name.as_deref())))?;
        let kind = match () {
            () if operation.is_mutation() => OperationType::Mutation,
            () if operation.is_subscription() => OperationType::Subscription,
            () => OperationType::Query,
        };
        if via == Via::Get && kind != OperationType::Query {
            return Err(refused(Code::MethodNotAllowed, "Only queries may be sent by GET.".into()));
        }
        if via != Via::Stream && kind == OperationType::Subscription {
            let message = "Subscriptions are served over WebSocket and as text/event-stream.";
            return Err(refused(Code::OperationNotSupported, message.into()));
        }
        let variables = serde_json::Value::Object(variables);
        let JsonValue::Object(given) = JsonValue::from(variables.clone()) else {
            return Err(refused(Code::BadRequest, "`variables` must be an object.".into()));
        };
        let values = coerce_variable_values(schema(), operation, &given).map_err(|error| {
            let at = error.location().and_then(|at| at.line_column(&document.checked.sources));
            vec![coded_error(Code::BadUserInput, sentence(&error.message()), at.map(position))]
        })?;
        input::check_variables(operation, &values)?;
        // an operation that validation found has a plan
        let requested =
            document.plan(name_of(operation)).map_or(u64::MAX, |plan| plan.costs.requested(&values));
        let name = name_of(operation).map(str::to_owned);
        let variables = Variables::from_json(variables);
        let mut parsed = document.parsed.clone();
        omitted::cut(&mut parsed, name.as_deref(), &variables);
        let mut request = Request::new(String::new()).variables(variables);
        request.operation_name.clone_from(&name);
        request.set_parsed_query(parsed);
        Ok(Self { document, name, request, kind, requested: requested.max(super::LEAST) })
    }

    /// How often the operation makes attempts at something that can be guessed.
    pub fn attempts(&self) -> impl Iterator<Item = (Attempt, u64)> {
        let writes = self.plan().map(|plan| plan.writes.as_slice()).unwrap_or_default();
        writes.iter().filter_map(|(field, count)| Some((Attempt::of(field)?, *count)))
    }

    /// What the operation has cost, by its answer; never more than was taken for it.
    pub fn actual(&self, data: &Value) -> u64 {
        let actual = self.plan().map_or(self.requested, |plan| plan.costs.actual(data));
        actual.clamp(super::LEAST, self.requested)
    }

    fn plan(&self) -> Option<&Plan> {
        self.document.plan(self.name.as_deref())
    }
}

fn name_of(operation: &apollo_compiler::executable::Operation) -> Option<&str> {
    operation.name.as_ref().map(|name| name.as_str())
}

fn unresolved(name: Option<&str>) -> String {
    match name {
        Some(name) => {
            format!("The document has no operation `{}`.", name.chars().take(100).collect::<String>())
        }
        None => "The document has several operations: say which by `operationName`.".into(),
    }
}
