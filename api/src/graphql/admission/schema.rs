use std::sync::LazyLock;

use apollo_compiler::Schema;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;

/// The schema as validation knows it. It is the same for every server in the process.
pub fn schema() -> &'static Valid<Schema> {
    static SCHEMA: LazyLock<Valid<Schema>> = LazyLock::new(|| {
        let schema = Schema::parse(crate::graphql::sdl(), "schema.graphql").expect(OWN);
        with_one_of(schema).validate().expect(OWN)
    });
    &SCHEMA
}

const OWN: &str = "a test reads our own schema";

/// Adds `__Type.isOneOf` (GraphQL specification, September 2025, section 4.2), which the library's own
/// introspection types do not have yet and generators ask for.
fn with_one_of(mut schema: Schema) -> Schema {
    let newer = Schema::parse("type Newer { isOneOf: Boolean }", "newer.graphql").expect(OWN);
    if let Some(field) = newer.get_object("Newer").and_then(|ty| ty.fields.get("isOneOf"))
        && let Some(ExtendedType::Object(ty)) = schema.types.get_mut("__Type")
    {
        ty.make_mut().fields.entry(field.name.clone()).or_insert_with(|| field.clone());
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_schema_is_valid_and_knows_one_of() {
        assert!(schema().type_field("Query", "viewer").is_ok());
        assert!(schema().type_field("__Type", "isOneOf").is_ok());
    }
}
