//! `__typename` where an answer cannot be read without it.

use graphql_parser::Pos;
use graphql_parser::query::{Field, Selection, SelectionSet};

use crate::documents::Selections;

const NAME: &str = "__typename";

/// Asks for `__typename` beside every `... on`, as other generators do by themselves.
pub fn add(selections: &mut Selections) {
    let has_types = selections.items.iter().any(|item| matches!(item, Selection::InlineFragment(_)));
    let has_name =
        selections.items.iter().any(|item| matches!(item, Selection::Field(field) if field.name == NAME));
    if has_types && !has_name {
        selections.items.insert(0, Selection::Field(typename()));
    }
    for item in &mut selections.items {
        match item {
            Selection::Field(field) => add(&mut field.selection_set),
            Selection::InlineFragment(fragment) => add(&mut fragment.selection_set),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn typename() -> Field<'static, String> {
    Field {
        position: Pos::default(),
        alias: None,
        name: NAME.to_owned(),
        arguments: Vec::new(),
        directives: Vec::new(),
        selection_set: SelectionSet { span: (Pos::default(), Pos::default()), items: Vec::new() },
    }
}
