//! What the generator itself wants to know of the schema.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use graphql_parser::parse_schema;
use graphql_parser::schema::{Definition, TypeDefinition};

use crate::Result;

/// An enum or input type.
pub struct Described {
    /// What it is for.
    pub description: Option<String>,
    /// Its values or fields in order, each with what it is for.
    pub members: Vec<(String, Option<String>)>,
}

/// The enums and input types of a schema by name.
#[derive(Default)]
pub struct Schema {
    /// Closed lists of values.
    pub enums: BTreeMap<String, Described>,
    /// Shapes of arguments.
    pub inputs: BTreeMap<String, Described>,
}

/// Reads a schema.
pub fn read(path: &Path) -> Result<Schema> {
    let text = fs::read_to_string(path)?;
    let mut schema = Schema::default();
    for definition in parse_schema::<String>(&text)?.definitions {
        match definition {
            Definition::TypeDefinition(TypeDefinition::Enum(it)) => {
                let members = it.values.into_iter().map(|value| (value.name, value.description)).collect();
                schema.enums.insert(it.name, Described { description: it.description, members });
            }
            Definition::TypeDefinition(TypeDefinition::InputObject(it)) => {
                let members = it.fields.into_iter().map(|field| (field.name, field.description)).collect();
                schema.inputs.insert(it.name, Described { description: it.description, members });
            }
            _ => {}
        }
    }
    Ok(schema)
}
