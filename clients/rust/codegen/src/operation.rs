//! The items of one operation.

use quote::format_ident;
use syn::{Expr, Item, parse_quote, parse_str};

use crate::Result;
use crate::constructors::{complete, option};
use crate::documents::Operation;
use crate::modules::Module;

/// The type of an operation, its module, and how it is sent.
pub fn items(operation: &Operation, module: Module) -> Result<[Item; 3]> {
    let Operation { name, kind, text, .. } = operation;
    let type_name = format_ident!("{name}");
    let module_name = &module.name;
    let about = format!(" The {kind} `{name}`.");
    let about_module = format!(" What [`{name}`] takes and answers.");
    // a raw string stays readable
    let text: Expr = parse_str(&format!("r#\"{text}\"#"))?;
    let own = module.own.into_iter().flat_map(|item| polish(item, *kind == "mutation"));
    Ok([
        parse_quote! {
            #[doc = #about]
            #[derive(Clone, Copy, Debug)]
            pub struct #type_name;
        },
        parse_quote! {
            #[doc = #about_module]
            pub mod #module_name {
                use serde::{Deserialize, Serialize};
                use crate::types::*;

                /// The name that the document gives the operation.
                pub const OPERATION_NAME: &str = #name;
                /// The document.
                pub const QUERY: &str = #text;
                #(#own)*
            }
        },
        Item::Impl(module.query),
    ])
}

fn polish(mut item: Item, is_mutation: bool) -> Vec<Item> {
    let mut more = None;
    if let Item::Struct(item) = &mut item {
        if item.ident == "Variables" {
            more = complete(item);
        }
        if item.ident == "ResponseData" && is_mutation {
            // A payload is null only when it comes with an error, and then `Client::run` answers the error.
            for field in &mut item.fields {
                if let Some(inner) = option(&field.ty) {
                    field.ty = inner.clone();
                }
            }
        }
    }
    [item].into_iter().chain(more).collect()
}
