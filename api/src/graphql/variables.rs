use async_graphql::parser::types::ExecutableDocument;
use async_graphql::{Request, ServerError};

use super::Code;
use super::label::set_code;

/// Refuses an operation whose required variables were not all sent.
///
/// Left to itself async-graphql would find out field by field, after earlier fields of a mutation
/// have been committed.
pub fn check(document: &ExecutableDocument, request: &Request) -> Result<(), ServerError> {
    let wanted = request.operation_name.as_deref();
    for (name, operation) in document.operations.iter() {
        if wanted.is_some() && name.map(|name| name.as_str()) != wanted {
            continue;
        }
        for variable in &operation.node.variable_definitions {
            let definition = &variable.node;
            let required = !definition.var_type.node.nullable && definition.default_value.is_none();
            if required && !request.variables.contains_key(&definition.name.node) {
                let message = format!("Variable \"${}\" was not provided.", definition.name.node);
                let mut error = ServerError::new(message, Some(variable.pos));
                set_code(&mut error, Code::BadUserInput);
                return Err(error);
            }
        }
    }
    Ok(())
}
