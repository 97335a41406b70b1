//! Makes the schema known to cynic's derives, which check every field against it.

fn main() {
    let schema = "../../../schema.graphql";
    let registered = cynic_codegen::register_schema("rebated").from_sdl_file(schema);
    registered.and_then(|schema| schema.as_default()).expect("cynic reads the schema");
}
