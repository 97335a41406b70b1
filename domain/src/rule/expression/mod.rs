//! Conditions in CEL, the Common Expression Language: parsed and run by the `cel` crate, and checked here,
//! before they are published, for what CEL itself finds only when it runs.

mod check;
mod names;

use std::sync::{Arc, OnceLock};

use cel::{Context, Env, Program, Value};

use super::{LineFacts, OrderFacts};
pub use check::ExpressionError;
pub use names::{Kind, VARIABLES};

/// Longest expression, in characters.
pub const MAX_LENGTH: usize = 1_000;

/// An expression that was found to be a condition.
pub struct Condition {
    text: String,
    program: Program,
}

impl Condition {
    /// Parses and checks an expression: it must be a condition over [`VARIABLES`], without macros, so that
    /// its cost is bounded by its length.
    pub fn compile(text: &str) -> Result<Self, ExpressionError> {
        if text.chars().count() > MAX_LENGTH {
            return Err(ExpressionError::TooLong);
        }
        let program =
            standard().compile(text).map_err(|errors| ExpressionError::Syntax(errors.to_string()))?;
        match check::kind_of(program.expression())? {
            Kind::Bool => Ok(Self { text: text.to_owned(), program }),
            found => Err(ExpressionError::NotACondition(found)),
        }
    }

    /// Whether it holds; `None` when it cannot be told, as with a division by zero.
    pub fn holds(&self, order: &OrderFacts<'_>, line: &LineFacts<'_>) -> Option<bool> {
        let variables = names::Variables::new(order, line);
        let mut context = Context::with_env(Arc::clone(standard()));
        context.set_variable_resolver(&variables);
        match self.program.execute(&context) {
            Ok(Value::Bool(holds)) => Some(holds),
            _ => None,
        }
    }
}

impl std::fmt::Debug for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Condition").field(&self.text).finish()
    }
}

fn standard() -> &'static Arc<Env> {
    static STANDARD: OnceLock<Arc<Env>> = OnceLock::new();
    STANDARD.get_or_init(|| Arc::new(Env::stdlib()))
}
