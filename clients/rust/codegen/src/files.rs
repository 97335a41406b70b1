//! The generated files: one for each file of operations, and three for what operations share.

use std::collections::BTreeMap;
use std::path::Path;

use quote::format_ident;
use syn::{Ident, Item, parse_quote};

use crate::render::render;
use crate::shared::Shared;
use crate::{Result, documents, enums, modules, operation, schema};

/// The texts of all files by name.
pub fn all(schema_path: &Path, operations: &Path) -> Result<BTreeMap<String, String>> {
    let schema = schema::read(schema_path)?;
    let documents = documents::read(operations)?;
    let mut by_file: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    let mut shared = Shared::default();
    for operation in &documents.operations {
        let mut module = modules::generate(operation, schema_path, &schema, &documents.fragments)?;
        shared.take(&mut module)?;
        let items = by_file.entry(operation.file.clone()).or_default();
        items.extend(operation::items(operation, module)?);
    }
    let names: Vec<Ident> = by_file.keys().map(|name| format_ident!("{name}")).collect();
    by_file.extend(shared.files(&schema));
    by_file.insert("enums".to_owned(), enums::items(&schema));
    by_file.insert("mod".to_owned(), root(&names));
    by_file.into_iter().map(|(name, items)| Ok((format!("{name}.rs"), render(items)?))).collect()
}

fn root(names: &[Ident]) -> Vec<Item> {
    let file: syn::File = parse_quote! {
        #(mod #names;)*
        mod enums;
        mod fragments;
        mod inputs;

        /// The operations: a type for each, and a module of the same name in snake case with its
        /// `Variables`, its `ResponseData` and whatever only that contains.
        pub mod operations {
            #(pub use super::#names::*;)*
        }

        /// What operations have in common: scalars, enums, input types and fragments.
        pub mod types {
            pub use super::{enums::*, fragments::*, inputs::*};
            pub use crate::scalars::*;
        }
    };
    file.items
}
