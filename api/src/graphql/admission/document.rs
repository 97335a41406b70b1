use std::collections::HashMap;

use apollo_compiler::diagnostic::Diagnostic;
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::{DiagnosticData, DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, introspection};
use async_graphql::ServerError;
use async_graphql::parser::types::ExecutableDocument as Parsed;

use super::cost::{self, Plan};
use super::measure::extent;
use super::{input, position, root_field, schema};
use crate::graphql::Code;
use crate::graphql::label::coded_error;

/// Most tokens of a document, blanks between them included: some 10,000 that mean something.
pub const MOST_TOKENS: usize = 20_000;
/// Deepest nesting of brackets of any kind that is parsed.
pub const DEEPEST_BRACKETS: usize = 200;
/// Most selections of an operation once every fragment is spread. The standard introspection query has
/// about 200.
pub const MOST_SELECTIONS: u64 = 2_000;
/// Deepest nesting of selections. The standard introspection query has 15 levels.
pub const DEEPEST_SELECTION: u64 = 24;
/// Most problems of one document that are told.
const MOST_PROBLEMS: usize = 10;

/// A document that may run as far as its text can tell, with what is known of it.
pub struct Document {
    /// As it was validated.
    pub checked: Valid<ExecutableDocument>,
    /// As the executor takes it.
    pub parsed: Parsed,
    /// What each operation costs, by its name; the name of an anonymous one is empty.
    plans: HashMap<String, Plan>,
}

impl Document {
    /// Reads and validates a document. The order matters: each step is safe only after those before it.
    pub fn read(text: &str) -> Result<Self, Vec<ServerError>> {
        let mut parser = Parser::new().recursion_limit(DEEPEST_BRACKETS).token_limit(MOST_TOKENS);
        let parsed = parser.parse_ast(text, "document");
        if parser.tokens_reached() > MOST_TOKENS {
            let message = format!("The document has more than {MOST_TOKENS} tokens and blanks.");
            return Err(vec![coded_error(Code::QueryTooComplex, message, None)]);
        }
        if parser.recursion_reached() > DEEPEST_BRACKETS {
            let message = format!("The document nests deeper than {DEEPEST_BRACKETS}.");
            return Err(vec![coded_error(Code::QueryTooDeep, message, None)]);
        }
        let ast = parsed.map_err(|failed| told(Code::ParseFailed, &failed.errors))?;
        let extent = extent(&ast);
        if extent.selections > MOST_SELECTIONS {
            let message = format!(
                "An operation selects more than {MOST_SELECTIONS} fields once its fragments are spread."
            );
            return Err(vec![coded_error(Code::QueryTooComplex, message, None)]);
        }
        if extent.depth > DEEPEST_SELECTION {
            let message = format!("An operation nests deeper than {DEEPEST_SELECTION} levels.");
            return Err(vec![coded_error(Code::QueryTooDeep, message, None)]);
        }
        let checked = ast
            .to_executable_validate(schema())
            .map_err(|failed| told(Code::ValidationFailed, &failed.errors))?;
        for operation in checked.operations.iter() {
            introspection::check_max_depth(&checked, operation).map_err(|error| {
                vec![coded_error(Code::QueryTooDeep, format!("{}.", error.message()), None)]
            })?;
        }
        input::check_literals(&checked)?;
        let mut parsed = async_graphql::parser::parse_query(text).map_err(unparsed)?;
        root_field::bare(&mut parsed);
        let plans = checked.operations.iter().map(|operation| {
            let name = operation.name.as_ref().map(|name| name.to_string()).unwrap_or_default();
            (name, cost::plan(schema(), &checked, operation))
        });
        let plans = plans.collect();
        Ok(Self { checked, parsed, plans })
    }

    /// What an operation of this document costs.
    pub fn plan(&self, operation: Option<&str>) -> Option<&Plan> {
        self.plans.get(operation.unwrap_or_default())
    }
}

fn told(code: Code, problems: &DiagnosticList) -> Vec<ServerError> {
    let one = |problem: Diagnostic<'_, DiagnosticData>| {
        let at = problem.line_column_range().map(|range| position(range.start));
        coded_error(code, problem.error.to_string(), at)
    };
    problems.iter().take(MOST_PROBLEMS).map(one).collect()
}

/// A document that the one parser reads and the other does not.
fn unparsed(error: async_graphql::parser::Error) -> Vec<ServerError> {
    let mut error = ServerError::from(error);
    // the parser draws the place; all but its last words is in `locations`
    let words = error.message.rsplit("= ").next().unwrap_or_default().trim().to_owned();
    error.message = format!("Syntax error: {words}.");
    crate::graphql::label::set_code(&mut error, Code::ParseFailed);
    vec![error]
}
