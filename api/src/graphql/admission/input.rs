//! What neither validation knows of input values: our own scalars, and inputs of which exactly one field
//! must be given (`@oneOf`). Both are checked before anything runs, so that no mutation commits its first
//! field and then fails on the second one's input.

use apollo_compiler::ast::{Type, Value as Literal};
use apollo_compiler::executable::{Field, Operation, SelectionSet};
use apollo_compiler::response::JsonMap;
use apollo_compiler::response::JsonValue;
use apollo_compiler::schema::{ExtendedType, InputObjectType};
use apollo_compiler::{ExecutableDocument, Node};
use async_graphql::{ScalarType, ServerError, Value};

use super::schema;
use crate::graphql::Code;
use crate::graphql::label::coded_error;
use crate::graphql::scalars::{Date, DateTime, Decimal};

/// Refuses literals in the document that a scalar of ours or a `@oneOf` input does not take.
pub fn check_literals(document: &ExecutableDocument) -> Result<(), Vec<ServerError>> {
    let fragments = document.fragments.values().map(|fragment| &fragment.selection_set);
    let sets = document.operations.iter().map(|operation| &operation.selection_set).chain(fragments);
    let problem = sets.flat_map(fields).find_map(|field| {
        field.arguments.iter().find_map(|argument| {
            let definition = field.definition.argument_by_name(&argument.name)?;
            of_literal(&definition.ty, &argument.value).map(|problem| (argument, problem))
        })
    });
    match problem {
        None => Ok(()),
        Some((argument, problem)) => {
            let message = format!("Argument `{}`: {problem}.", argument.name);
            let at = argument.location().and_then(|at| at.line_column(&document.sources));
            Err(vec![coded_error(Code::ValidationFailed, message, at.map(super::position))])
        }
    }
}

/// Refuses the values of variables that a scalar of ours or a `@oneOf` input does not take.
pub fn check_variables(operation: &Operation, values: &JsonMap) -> Result<(), Vec<ServerError>> {
    let problem = operation.variables.iter().find_map(|variable| {
        let value = values.get(variable.name.as_str())?;
        of_value(&variable.ty, value).map(|problem| (&variable.name, problem))
    });
    match problem {
        None => Ok(()),
        Some((name, problem)) => {
            Err(vec![coded_error(Code::BadUserInput, format!("Variable `${name}`: {problem}."), None)])
        }
    }
}

/// Every field of a selection set and of those within it, fragments that are spread apart.
fn fields(set: &SelectionSet) -> Vec<&Node<Field>> {
    let mut found = Vec::new();
    let mut open = vec![set];
    while let Some(set) = open.pop() {
        for selection in &set.selections {
            if let Some(field) = selection.as_field() {
                found.push(field);
                open.push(&field.selection_set);
            } else if let Some(fragment) = selection.as_inline_fragment() {
                open.push(&fragment.selection_set);
            }
        }
    }
    found
}

fn of_literal(ty: &Type, literal: &Literal) -> Option<String> {
    match literal {
        Literal::Null | Literal::Variable(_) => None,
        Literal::List(items) => {
            let item = if ty.is_list() { ty.item_type() } else { ty };
            items.iter().find_map(|value| of_literal(item, value))
        }
        Literal::Object(given) => {
            let ExtendedType::InputObject(input) = named(ty)? else { return None };
            let absent = |value: &Literal| value.is_null();
            let count = given.iter().filter(|(_, value)| !absent(value)).count();
            if is_one_of(input) && (given.len() != 1 || count != 1) {
                return Some(exactly_one(input));
            }
            given.iter().find_map(|(name, value)| of_literal(&input.fields.get(name)?.ty, value))
        }
        Literal::String(text) => of_scalar(ty, &Value::String(text.clone())),
        // no scalar of ours takes anything but text
        _ => of_scalar(ty, &Value::Boolean(false)),
    }
}

fn of_value(ty: &Type, value: &JsonValue) -> Option<String> {
    match value {
        JsonValue::Null => None,
        JsonValue::Array(items) => {
            let item = if ty.is_list() { ty.item_type() } else { ty };
            items.iter().find_map(|value| of_value(item, value))
        }
        JsonValue::Object(given) => {
            let ExtendedType::InputObject(input) = named(ty)? else { return None };
            let count = given.values().filter(|value| !value.is_null()).count();
            if is_one_of(input) && (given.len() != 1 || count != 1) {
                return Some(exactly_one(input));
            }
            given.iter().find_map(|(name, value)| of_value(&input.fields.get(name.as_str())?.ty, value))
        }
        JsonValue::String(text) => of_scalar(ty, &Value::String(text.as_str().to_owned())),
        JsonValue::Bool(_) | JsonValue::Number(_) => of_scalar(ty, &Value::Boolean(false)),
    }
}

fn named(ty: &Type) -> Option<&'static ExtendedType> {
    schema().types.get(ty.inner_named_type())
}

fn is_one_of(input: &InputObjectType) -> bool {
    input.directives.has("oneOf")
}

fn exactly_one(input: &InputObjectType) -> String {
    format!("exactly one field of {} must be given, and not null", input.name)
}

/// The problem that a scalar of ours has with a value.
fn of_scalar(ty: &Type, value: &Value) -> Option<String> {
    let name = ty.inner_named_type().as_str();
    let takes = match name {
        "Date" => Date::is_valid,
        "DateTime" => DateTime::is_valid,
        "Decimal" => Decimal::is_valid,
        _ => return None,
    };
    (!takes(value)).then(|| format!("this is not a {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scalar_of_the_schema_is_known() {
        let own = schema().types.values().filter(|ty| ty.is_scalar() && !ty.is_built_in());
        for scalar in own {
            let ty = Type::Named(scalar.name().clone());
            // JSON takes anything
            let is_checked = of_scalar(&ty, &Value::Boolean(false)).is_some();
            assert!(is_checked || scalar.name() == "JSON", "{} is not checked", scalar.name());
        }
    }
}
