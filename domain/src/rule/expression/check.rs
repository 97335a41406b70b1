use cel::IdedExpr;
use cel::common::ast::{CallExpr, Expr, LiteralValue, operators};

use super::names::{Kind, VARIABLES};

/// Why an expression is no condition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// Longer than [`MAX_LENGTH`](super::MAX_LENGTH).
    #[error("is longer than 1000 characters")]
    TooLong,
    /// Not CEL.
    #[error("is not CEL: {0}")]
    Syntax(String),
    /// A name that is none of the variables.
    #[error("there is no {0}")]
    UnknownName(String),
    /// A function or macro that conditions may not use.
    #[error("{0} cannot be used in a condition")]
    Unsupported(String),
    /// An operator between values that it does not take.
    #[error("{operator} does not take {operands}")]
    WrongTypes {
        /// The operator or function.
        operator: String,
        /// The types that it was given.
        operands: String,
    },
    /// Its value is not true or false.
    #[error("a condition is true or false, this is {0}")]
    NotACondition(Kind),
}

/// The type of an expression, if it has one.
pub(super) fn kind_of(expression: &IdedExpr) -> Result<Kind, ExpressionError> {
    match &expression.expr {
        Expr::Literal(LiteralValue::Boolean(_)) => Ok(Kind::Bool),
        Expr::Literal(LiteralValue::Int(_)) => Ok(Kind::Int),
        Expr::Literal(LiteralValue::String(_)) => Ok(Kind::Text),
        Expr::Literal(_) => Err(ExpressionError::Unsupported("a number that is not whole, or null,".into())),
        Expr::Ident(name) => Err(ExpressionError::UnknownName(name.clone())),
        Expr::Select(select) if !select.test => match &select.operand.expr {
            Expr::Ident(of) => variable(&format!("{of}.{}", select.field)),
            _ => Err(ExpressionError::UnknownName(select.field.clone())),
        },
        Expr::List(list) if list.optional_indices.is_empty() => {
            let kinds = list.elements.iter().map(kind_of).collect::<Result<Vec<_>, _>>()?;
            match kinds.first() {
                Some(Kind::Int) if kinds.iter().all(|kind| *kind == Kind::Int) => Ok(Kind::Ints),
                Some(Kind::Text) if kinds.iter().all(|kind| *kind == Kind::Text) => Ok(Kind::Texts),
                _ => Err(wrong("a list", &kinds)),
            }
        }
        Expr::Call(call) => call_kind(call),
        Expr::Comprehension(_) => Err(ExpressionError::Unsupported("a macro over a list".into())),
        _ => Err(ExpressionError::Unsupported("this kind of expression".into())),
    }
}

fn variable(name: &str) -> Result<Kind, ExpressionError> {
    let known = VARIABLES.iter().find(|(known, ..)| *known == name);
    known.map(|(_, kind, _)| *kind).ok_or_else(|| ExpressionError::UnknownName(name.to_owned()))
}

fn call_kind(call: &CallExpr) -> Result<Kind, ExpressionError> {
    let operands: Vec<Kind> =
        call.target.iter().map(AsRef::as_ref).chain(&call.args).map(kind_of).collect::<Result<_, _>>()?;
    let name = call.func_name.as_str();
    use Kind::{Bool, Int, Ints, Text, Texts};
    match (name, operands.as_slice()) {
        (operators::LOGICAL_AND | operators::LOGICAL_OR, [Bool, Bool]) | (operators::LOGICAL_NOT, [Bool]) => {
            Ok(Bool)
        }
        (operators::EQUALS | operators::NOT_EQUALS, [a, b]) if a == b => Ok(Bool),
        (
            operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS,
            [Int, Int] | [Text, Text],
        ) => Ok(Bool),
        (
            operators::ADD
            | operators::SUBSTRACT
            | operators::MULTIPLY
            | operators::DIVIDE
            | operators::MODULO,
            [Int, Int],
        )
        | (operators::NEGATE, [Int]) => Ok(Int),
        (operators::IN, [Int, Ints] | [Text, Texts]) => Ok(Bool),
        (operators::CONDITIONAL, [Bool, a, b]) if a == b => Ok(*a),
        ("startsWith" | "endsWith" | "contains", [Text, Text]) if call.target.is_some() => Ok(Bool),
        ("size", [Text | Ints | Texts]) => Ok(Int),
        (name, operands) if is_known(name) => Err(wrong(name, operands)),
        (name, _) => Err(ExpressionError::Unsupported(name.to_owned())),
    }
}

fn is_known(name: &str) -> bool {
    operators::find_operator(name).is_some()
        || name.starts_with('_')
        || matches!(
            name,
            "startsWith" | "endsWith" | "contains" | "size" | operators::IN | operators::LOGICAL_NOT
        )
}

fn wrong(operator: &str, operands: &[Kind]) -> ExpressionError {
    let operator = operator.trim_matches(|c| matches!(c, '_' | '@')).to_owned();
    let operands = operands.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    ExpressionError::WrongTypes { operator, operands }
}

#[cfg(test)]
mod tests {
    use crate::rule::expression::{Condition, ExpressionError};

    #[test]
    fn only_conditions_over_known_names_compile() {
        let good = [
            "order.amount >= 10000 && buyer.tier in ['GOLD', 'VIP']",
            "!buyer.is_invited || line.category.startsWith('food')",
            "(order.month == 11 ? order.day == 11 : order.day == 1) && size(line.product) > 0",
            "order.amount - line.paid > -5 * line.quantity % 7",
        ];
        for text in good {
            assert!(Condition::compile(text).is_ok(), "{text}: {:?}", Condition::compile(text).err());
        }
        let bad = [
            ("order.amount", "a condition is true or false, this is int"),
            ("order.amount > '5'", "> does not take int, string"),
            ("order.nope == 1", "there is no order.nope"),
            ("nope", "there is no nope"),
            ("order.source", "a condition is true or false, this is string"),
            ("order.amount > 1.5", "a number that is not whole, or null, cannot be used in a condition"),
            ("[1, 'a'] == [2]", "a list does not take int, string"),
            ("[1, 2].exists(x, x == order.day)", "a macro over a list cannot be used in a condition"),
            ("line.title.matches('.*')", "there is no line.title"),
            ("line.category.matches('.*')", "matches cannot be used in a condition"),
            ("has(order.amount)", "this kind of expression cannot be used in a condition"),
            ("true && 1", "&& does not take bool, int"),
        ];
        for (text, want) in bad {
            assert_eq!(
                Condition::compile(text).map(drop).map_err(|e| e.to_string()),
                Err(want.to_owned()),
                "{text}"
            );
        }
        for text in ["1 +", "", "((((", "order.amount >", "\"", "a b"] {
            assert!(matches!(Condition::compile(text), Err(ExpressionError::Syntax(_))), "{text}");
        }
        assert!(matches!(Condition::compile(&"1+".repeat(600)), Err(ExpressionError::TooLong)));
        let deep = format!("{}true{}", "(".repeat(400), ")".repeat(400));
        drop(Condition::compile(&deep));
    }
}
