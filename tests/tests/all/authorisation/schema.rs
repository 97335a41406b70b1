//! The schema as the API itself tells it.

use std::collections::BTreeMap;

use rebated_tests::TestApp;
use serde_json::{Value, json};

const TYPES: &str = "{ __schema { types { name kind
    fields(includeDeprecated: true) { name description
        type { ...T ofType { ...T ofType { ...T ofType { ...T } } } }
    }
    possibleTypes { name }
} } }
fragment T on __Type { name kind }";

/// One field of an object type.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub description: String,
    /// The name of its type, without lists and "not null".
    pub of: String,
    /// Whether that type is an object, an interface or a union.
    pub is_object: bool,
}

/// All object types that a client can meet, but for the three roots.
pub struct Schema {
    pub objects: BTreeMap<String, Vec<Field>>,
    pub roots: BTreeMap<String, Vec<Field>>,
    pub nodes: Vec<String>,
    /// Types of which an object is one or another; all of these are found by id.
    pub unions: Vec<String>,
}

impl Schema {
    pub async fn read(app: &TestApp) -> Self {
        let answer = app.as_anonymous().send(TYPES, json!({})).await.ok();
        let (objects, roots) = (BTreeMap::new(), BTreeMap::new());
        let mut schema = Self { objects, roots, nodes: Vec::new(), unions: Vec::new() };
        for ty in answer.list("/__schema/types") {
            let name = ty["name"].as_str().unwrap().to_owned();
            if name == "Node" {
                let all = ty["possibleTypes"].as_array().unwrap();
                schema.nodes = all.iter().map(|ty| ty["name"].as_str().unwrap().to_owned()).collect();
            }
            if ty["kind"] == "UNION" {
                schema.unions.push(name);
                continue;
            }
            if ty["kind"] != "OBJECT" || name.starts_with("__") {
                continue;
            }
            let fields = ty["fields"].as_array().unwrap().iter().map(field).collect();
            let is_root = ["Query", "Mutation", "Subscription"].contains(&name.as_str());
            let list = if is_root { &mut schema.roots } else { &mut schema.objects };
            list.insert(name, fields);
        }
        schema
    }

    /// A field of an object type.
    pub fn field(&self, ty: &str, name: &str) -> &Field {
        let found = self.objects[ty].iter().find(|field| field.name == name);
        found.unwrap_or_else(|| panic!("{ty} has no field {name}"))
    }

    /// What a connection is a list of; any other type is what it is.
    pub fn listed<'a>(&'a self, ty: &'a str) -> &'a str {
        if !ty.ends_with("Connection") {
            return ty;
        }
        &self.field(&self.field(ty, "edges").of, "node").of
    }

    /// Fields of a type as a selection, objects with no more than their type.
    pub fn select<'a>(&self, ty: &str, names: impl IntoIterator<Item = &'a str>) -> String {
        let one = |name: &str| match self.field(ty, name).is_object {
            true => format!("{name} {{ __typename }}"),
            false => name.to_owned(),
        };
        names.into_iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

fn field(field: &Value) -> Field {
    let mut ty = &field["type"];
    while !ty["ofType"].is_null() {
        ty = &ty["ofType"];
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Field {
        name: text(&field["name"]),
        description: text(&field["description"]),
        of: text(&ty["name"]),
        is_object: ["OBJECT", "INTERFACE", "UNION"].contains(&ty["kind"].as_str().unwrap()),
    }
}
