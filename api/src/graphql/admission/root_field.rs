//! A subscription has one root field (GraphQL specification, section 5.2.3.1), which may be written within
//! fragments. async-graphql passes over those at the root, so that nothing at all would be subscribed to:
//! the field is taken out of them first.

use std::collections::HashMap;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, FragmentDefinition, OperationType, Selection,
};
use async_graphql::{Name, Positioned};

type Fragments = HashMap<Name, Positioned<FragmentDefinition>>;

/// Takes the root field of every subscription out of its fragments. The document is valid.
pub fn bare(document: &mut ExecutableDocument) {
    let ExecutableDocument { operations, fragments } = document;
    let operations: Vec<_> = match operations {
        DocumentOperations::Single(operation) => vec![operation],
        DocumentOperations::Multiple(operations) => operations.values_mut().collect(),
    };
    for operation in operations {
        if operation.node.ty == OperationType::Subscription {
            let items = &mut operation.node.selection_set.node.items;
            *items = fields(std::mem::take(items), fragments);
        }
    }
}

fn fields(items: Vec<Positioned<Selection>>, fragments: &Fragments) -> Vec<Positioned<Selection>> {
    let unwrapped = items.into_iter().flat_map(|item| match item.node {
        Selection::Field(_) => vec![item],
        Selection::InlineFragment(inline) => fields(inline.node.selection_set.node.items, fragments),
        Selection::FragmentSpread(spread) => {
            let named = fragments.get(&spread.node.fragment_name.node);
            let items = named.map(|named| named.node.selection_set.node.items.clone());
            fields(items.unwrap_or_default(), fragments)
        }
    });
    unwrapped.collect()
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    /// The selections at the root; nothing for a fragment.
    fn root(text: &str) -> Vec<Option<String>> {
        let mut document = parse_query(text).expect("a document");
        bare(&mut document);
        let operation = document.operations.iter().next().expect("an operation").1;
        let names = operation.node.selection_set.node.items.iter().map(|item| match &item.node {
            Selection::Field(field) => Some(field.node.name.node.to_string()),
            _ => None,
        });
        names.collect()
    }

    #[test]
    fn the_root_field_of_a_subscription_is_found_wherever_it_is_written() {
        for text in [
            "subscription { f { a } }",
            "subscription { ... { f { a } } }",
            "subscription { ... on S { ... on S { f { ...X } } } } fragment X on F { a }",
            "subscription { ...X } fragment X on S { ...Y } fragment Y on S { ... { f { a } } }",
            "subscription A { ...X } fragment X on S { f { a } }",
        ] {
            assert_eq!(root(text), [Some("f".to_owned())], "{text}");
        }
    }

    #[test]
    fn other_operations_stay_as_they_are() {
        assert_eq!(root("query { ...X b } fragment X on Q { a }"), [None, Some("b".to_owned())]);
    }
}
