//! The operations, each as a document of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use graphql_parser::parse_query;
use graphql_parser::query::{
    Definition, Document, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
};

use crate::{Result, overlaps, typenames};

/// One operation as it is sent: with the fragments that it uses, whichever file has them, and no others.
pub struct Operation {
    /// Its name in the document.
    pub name: String,
    /// The name of the file that it is in, without its ending.
    pub file: String,
    /// `query`, `mutation` or `subscription`.
    pub kind: &'static str,
    /// The whole document.
    pub text: String,
}

/// All operations, and the names of all fragments.
pub struct Documents {
    /// By file, then as written.
    pub operations: Vec<Operation>,
    /// A fragment may be used by operations of any file.
    pub fragments: BTreeSet<String>,
}

/// Fragments by name.
pub type Fragments = BTreeMap<String, FragmentDefinition<'static, String>>;

/// What is asked of one object.
pub type Selections = SelectionSet<'static, String>;

/// Reads every `.graphql` file of the folder.
pub fn read(folder: &Path) -> Result<Documents> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if let (Some(name), Some("graphql")) = (path.file_stem(), path.extension().and_then(OsStr::to_str)) {
            texts.insert(name.to_string_lossy().into_owned(), fs::read_to_string(&path)?);
        }
    }
    parse(&texts)
}

/// Takes the texts of files by their names.
pub fn parse(texts: &BTreeMap<String, String>) -> Result<Documents> {
    let mut fragments = Fragments::new();
    let mut found = Vec::new();
    for (file, text) in texts {
        let document = parse_query::<String>(text).map_err(|error| format!("{file}: {error}"))?;
        for definition in document.into_static().definitions {
            match definition {
                Definition::Operation(operation) => found.push((file, operation)),
                Definition::Fragment(fragment) if fragments.contains_key(&fragment.name) => {
                    return Err(format!("{file}: a second fragment is called {}", fragment.name).into());
                }
                Definition::Fragment(fragment) => drop(fragments.insert(fragment.name.clone(), fragment)),
            }
        }
    }
    for (name, mut fragment) in fragments.clone() {
        prepare(&mut fragment.selection_set, &fragments).map_err(|error| format!("{name}: {error}"))?;
        fragments.insert(name, fragment);
    }
    let mut operations = Vec::new();
    for (file, operation) in found {
        operations.push(whole(file, operation, &fragments).map_err(|error| format!("{file}: {error}"))?);
    }
    Ok(Documents { operations, fragments: fragments.into_keys().collect() })
}

fn whole(
    file: &str,
    mut operation: OperationDefinition<'static, String>,
    fragments: &Fragments,
) -> Result<Operation> {
    let (kind, name, selections) = match &mut operation {
        OperationDefinition::Query(it) => ("query", &it.name, &mut it.selection_set),
        OperationDefinition::Mutation(it) => ("mutation", &it.name, &mut it.selection_set),
        OperationDefinition::Subscription(it) => ("subscription", &it.name, &mut it.selection_set),
        OperationDefinition::SelectionSet(_) => return Err("an operation has no name".into()),
    };
    let name = name.clone().ok_or("an operation has no name")?;
    prepare(selections, fragments).map_err(|error| format!("{name}: {error}"))?;
    let mut used = BTreeSet::new();
    follow(selections, fragments, &mut used)?;
    let mut definitions = vec![Definition::Operation(operation)];
    definitions.extend(used.iter().map(|name| Definition::Fragment(fragments[name].clone())));
    Ok(Operation { name, file: file.to_owned(), kind, text: Document { definitions }.to_string() })
}

/// Asks for the same in a form that the generated types can read.
fn prepare(selections: &mut Selections, fragments: &Fragments) -> Result<()> {
    overlaps::resolve(selections, fragments)?;
    typenames::add(selections);
    Ok(())
}

/// Adds the fragments that the selections use, and those that these use.
fn follow(selections: &Selections, fragments: &Fragments, used: &mut BTreeSet<String>) -> Result<()> {
    for item in &selections.items {
        match item {
            Selection::Field(field) => follow(&field.selection_set, fragments, used)?,
            Selection::InlineFragment(fragment) => follow(&fragment.selection_set, fragments, used)?,
            Selection::FragmentSpread(spread) => {
                let name = &spread.fragment_name;
                let fragment = fragments.get(name).ok_or_else(|| format!("no fragment is called {name}"))?;
                if used.insert(name.clone()) {
                    follow(&fragment.selection_set, fragments, used)?;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
