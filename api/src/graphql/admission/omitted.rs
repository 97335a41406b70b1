//! A variable that the caller left out is as good as not written: the argument or input field that it
//! stands for is absent, not null (CoerceArgumentValues, GraphQL specification, section 6.4.1).
//!
//! async-graphql gives null to some resolvers and refuses others, so the document is cut down first.

use std::collections::HashSet;

use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, Variables};
use async_graphql_value::Value;

/// Removes from `document` every operation but the wanted one, and from that every variable which may be
/// left out and was.
pub fn cut(document: &mut ExecutableDocument, operation: Option<&str>, variables: &Variables) {
    let operation = match &mut document.operations {
        DocumentOperations::Single(operation) => operation,
        DocumentOperations::Multiple(operations) => {
            operations.retain(|name, _| operation.is_none_or(|wanted| name.as_str() == wanted));
            let Some(operation) = operations.values_mut().next() else { return };
            operation
        }
    };
    let mut omitted = HashSet::new();
    operation.node.variable_definitions.retain(|variable| {
        let variable = &variable.node;
        let may_be_omitted = variable.default_value.is_none() && variable.var_type.node.nullable;
        let is_omitted = may_be_omitted && !variables.contains_key(&variable.name.node);
        if is_omitted {
            omitted.insert(variable.name.node.clone());
        }
        !is_omitted
    });
    if omitted.is_empty() {
        return;
    }
    in_set(&mut operation.node.selection_set.node, &omitted);
    for fragment in document.fragments.values_mut() {
        in_set(&mut fragment.node.selection_set.node, &omitted);
    }
}

fn in_set(set: &mut SelectionSet, omitted: &HashSet<Name>) {
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) => {
                field.node.arguments.retain_mut(|(_, value)| is_given(&mut value.node, omitted));
                in_set(&mut field.node.selection_set.node, omitted);
            }
            Selection::InlineFragment(fragment) => in_set(&mut fragment.node.selection_set.node, omitted),
            Selection::FragmentSpread(_) => {}
        }
    }
}

/// Whether anything is left of a value. In a list, an omitted variable leaves a null.
fn is_given(value: &mut Value, omitted: &HashSet<Name>) -> bool {
    match value {
        Value::Variable(name) => !omitted.contains(name),
        Value::Object(fields) => {
            fields.retain(|_, value| is_given(value, omitted));
            true
        }
        Value::List(items) => {
            for item in items {
                if !is_given(item, omitted) {
                    *item = Value::Null;
                }
            }
            true
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn left(text: &str, operation: Option<&str>, variables: serde_json::Value) -> Vec<(String, Vec<String>)> {
        let mut document = parse_query(text).expect("a document");
        cut(&mut document, operation, &Variables::from_json(variables));
        let operation = document.operations.iter().next().expect("an operation").1;
        let fields = operation.node.selection_set.node.items.iter().map(|item| match &item.node {
            Selection::Field(field) => {
                let arguments = &field.node.arguments;
                let written = arguments.iter().map(|(name, value)| format!("{}: {}", name.node, value.node));
                (field.node.name.node.to_string(), written.collect())
            }
            _ => panic!("only fields"),
        });
        fields.collect()
    }

    #[test]
    fn what_is_omitted_is_absent_and_null_stays_null() {
        let text = "query($a: Int, $b: Int, $c: Int) { f(a: $a, b: {x: $b, y: 1}, c: [$c, 2]) }";
        let one =
            |written: &[&str]| vec![("f".to_owned(), written.iter().map(|w| (*w).to_owned()).collect())];
        assert_eq!(left(text, None, json!({})), one(&["b: {y: 1}", "c: [null, 2]"]));
        let given = json!({ "a": null, "b": 1, "c": 2 });
        assert_eq!(left(text, None, given), one(&["a: $a", "b: {x: $b, y: 1}", "c: [$c, 2]"]));
    }

    #[test]
    fn only_the_wanted_operation_is_left_and_defaults_stay() {
        let text = "query a { f } query b($n: Int = 3) { g(n: $n) }";
        let expected = vec![("g".to_owned(), vec!["n: $n".to_owned()])];
        assert_eq!(left(text, Some("b"), json!({})), expected);
    }
}
