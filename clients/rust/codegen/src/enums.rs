//! The schema's enums.
//!
//! `graphql_client_codegen` would write them with a variant `Other` for values that are not known yet, and
//! that is the name of a value here, as `Unknown` is.

use heck::ToUpperCamelCase;
use quote::format_ident;
use syn::{Item, Variant, parse_quote};

use crate::describe::docs;
use crate::schema::{Described, Schema};

/// All enums, whether an operation uses them or not.
pub fn items(schema: &Schema) -> Vec<Item> {
    let imports: Item = parse_quote!(
        use serde::{Deserialize, Serialize};
    );
    let enums = schema.enums.iter().map(|(name, described)| item(name, described));
    [imports].into_iter().chain(enums).collect()
}

fn item(name: &str, described: &Described) -> Item {
    let name = format_ident!("{name}");
    let about = docs(&described.description);
    let variants = described.members.iter().map(|(value, text)| -> Variant {
        let name = format_ident!("{}", value.to_upper_camel_case());
        assert_ne!(name, "Unrecognised", "a value has the name of those that are newer");
        let about = docs(text);
        parse_quote!(#(#about)* #[serde(rename = #value)] #name)
    });
    parse_quote! {
        #(#about)*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum #name {
            #(#variants,)*
            /// A value that is newer than this package.
            #[serde(untagged)]
            Unrecognised(String),
        }
    }
}
