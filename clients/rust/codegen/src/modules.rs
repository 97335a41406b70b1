//! What `graphql_client_codegen` makes of one operation, taken apart.

use std::collections::BTreeSet;
use std::path::Path;

use graphql_client_codegen::normalization::Normalization;
use graphql_client_codegen::{
    CodegenMode, GraphQLClientCodegenOptions, generate_module_token_stream_from_string,
};
use quote::quote;
use syn::{Ident, Item, ItemImpl, Type, Visibility, parse_quote, parse2};

use crate::Result;
use crate::documents::Operation;
use crate::schema::Schema;

/// What every type derives.
const DERIVES: &str = "Clone, Debug, PartialEq, Eq, Hash";

/// The Rust side of an operation.
pub struct Module {
    /// The name of the module, in snake case.
    pub name: Ident,
    /// How the operation is sent.
    pub query: ItemImpl,
    /// What only this operation has: its variables, its answer.
    pub own: Vec<Item>,
    /// What operations have in common, inputs and fragments, each with its name.
    pub shared: Vec<(String, Item)>,
}

/// Generates the Rust side of an operation.
pub fn generate(
    operation: &Operation,
    schema_path: &Path,
    schema: &Schema,
    fragments: &BTreeSet<String>,
) -> Result<Module> {
    let tokens = generate_module_token_stream_from_string(&operation.text, schema_path, options(schema))
        .map_err(|error| format!("{}: {error}", operation.name))?;
    let mut module = None;
    let mut query = None;
    for item in parse2::<syn::File>(tokens)?.items {
        match item {
            Item::Mod(item) => module = item.content.map(|(_, items)| (item.ident, items)),
            Item::Impl(item) => query = Some(item),
            _ => {}
        }
    }
    let ((name, items), query) = module.zip(query).ok_or("graphql_client_codegen writes something else")?;
    let mut module = Module { name, query, own: Vec::new(), shared: Vec::new() };
    // types for what a fragment contains are named after it
    let is_shared = |name: &str| {
        schema.inputs.contains_key(name)
            || fragments.iter().any(|fragment| name.starts_with(fragment.as_str()))
    };
    for mut item in items {
        tidy(&mut item);
        match named(&item) {
            Some(name) if is_shared(&name) => module.shared.push((name, item)),
            Some(_) => module.own.push(item),
            None => {}
        }
    }
    Ok(module)
}

fn options(schema: &Schema) -> GraphQLClientCodegenOptions {
    let mut options = GraphQLClientCodegenOptions::new(CodegenMode::Cli);
    options.set_module_visibility(parse_quote!(pub));
    options.set_normalization(Normalization::Rust);
    options.set_response_derives(DERIVES.to_owned());
    options.set_variables_derives(DERIVES.to_owned());
    options.set_extern_enums(schema.enums.keys().cloned().collect());
    // what is absent stays as it is, what is null may be cleared
    options.set_skip_serializing_none(true);
    // an object of a type that is newer than the package
    options.set_fragments_other_variant(true);
    options
}

/// Takes away `#[serde(crate = …)]`, which says what holds anyway.
fn tidy(item: &mut Item) {
    let attributes = match item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        _ => return,
    };
    attributes.retain(|attribute| !quote!(#attribute).to_string().contains("crate"));
}

/// The name of a type or of the type that an `impl` is for; nothing for what the files declare themselves:
/// imports, scalars and the document.
fn named(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Type(item) if item.vis != Visibility::Inherited => Some(item.ident.to_string()),
        Item::Impl(item) if !item.items.is_empty() => match item.self_ty.as_ref() {
            Type::Path(path) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        },
        _ => None,
    }
}
