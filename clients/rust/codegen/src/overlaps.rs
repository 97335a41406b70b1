//! Fields that one object is asked for twice, by itself and by a fragment.
//!
//! A fragment becomes a flattened struct, and serde gives each field of an answer to one struct only. So each
//! field must be in one place: the fragment if that can stay whole, the selection if not.

use std::collections::BTreeSet;

use graphql_parser::query::{Field, Selection};

use crate::Result;
use crate::documents::{Fragments, Selections};

type Item = Selection<'static, String>;

/// Asks for the same without asking twice.
pub fn resolve(selections: &mut Selections, fragments: &Fragments) -> Result<()> {
    while let Some((place, name)) = unusable(selections, fragments)? {
        let fields = fragments[&name].selection_set.items.clone();
        selections.items.splice(place..=place, fields);
        selections.items = merge(std::mem::take(&mut selections.items));
    }
    let mut covered = BTreeSet::new();
    for item in &selections.items {
        if matches!(item, Selection::FragmentSpread(_)) {
            covered.extend(keys(item, fragments)?);
        }
    }
    selections.items.retain(|item| !matches!(item, Selection::Field(field) if covered.contains(key(field))));
    covered.extend(selections.items.iter().filter_map(|item| match item {
        Selection::Field(field) => Some(key(field).to_owned()),
        _ => None,
    }));
    for item in &selections.items {
        if matches!(item, Selection::InlineFragment(_)) && !keys(item, fragments)?.is_disjoint(&covered) {
            return Err("a `... on` repeats a field of what it stands in".into());
        }
    }
    for item in &mut selections.items {
        match item {
            Selection::Field(field) => resolve(&mut field.selection_set, fragments)?,
            Selection::InlineFragment(fragment) => resolve(&mut fragment.selection_set, fragments)?,
            Selection::FragmentSpread(_) => {}
        }
    }
    Ok(())
}

/// A fragment that has a field of another one, or more of an object that the selection asks for too.
fn unusable(selections: &Selections, fragments: &Fragments) -> Result<Option<(usize, String)>> {
    let objects = selections.items.iter().filter_map(|item| match item {
        Selection::Field(field) if !field.selection_set.items.is_empty() => Some(key(field).to_owned()),
        _ => None,
    });
    let mut taken: BTreeSet<String> = objects.collect();
    for (place, item) in selections.items.iter().enumerate() {
        if let Selection::FragmentSpread(spread) = item {
            let keys = keys(item, fragments)?;
            if !keys.is_disjoint(&taken) {
                return Ok(Some((place, spread.fragment_name.clone())));
            }
            taken.extend(keys);
        }
    }
    Ok(None)
}

/// One field for all of one name, and each fragment once.
fn merge(items: Vec<Item>) -> Vec<Item> {
    let mut merged: Vec<Item> = Vec::new();
    for item in items {
        let known = merged.iter_mut().find(|known| match (known, &item) {
            (Selection::Field(known), Selection::Field(field)) => key(known) == key(field),
            (Selection::FragmentSpread(known), Selection::FragmentSpread(spread)) => {
                known.fragment_name == spread.fragment_name
            }
            _ => false,
        });
        match (known, item) {
            (Some(Selection::Field(known)), Selection::Field(field)) => {
                let both = known.selection_set.items.drain(..).chain(field.selection_set.items).collect();
                known.selection_set.items = merge(both);
            }
            (Some(_), _) => {}
            (None, item) => merged.push(item),
        }
    }
    merged
}

/// The names under which the fields of an item are answered.
fn keys(item: &Item, fragments: &Fragments) -> Result<BTreeSet<String>> {
    let selections = match item {
        Selection::Field(field) => return Ok([key(field).to_owned()].into()),
        Selection::InlineFragment(fragment) => &fragment.selection_set,
        Selection::FragmentSpread(spread) => {
            let name = &spread.fragment_name;
            &fragments.get(name).ok_or_else(|| format!("no fragment is called {name}"))?.selection_set
        }
    };
    let mut all = BTreeSet::new();
    for item in &selections.items {
        all.extend(keys(item, fragments)?);
    }
    Ok(all)
}

fn key<'a>(field: &'a Field<'static, String>) -> &'a str {
    field.alias.as_ref().unwrap_or(&field.name)
}
