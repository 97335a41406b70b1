//! Carries the schema's descriptions over.

use syn::{Attribute, Item, parse_quote};

use crate::schema::Described;

/// Describes an input type and its fields in the words of the schema.
pub fn describe(item: &mut Item, described: &Described) {
    let texts = described.members.iter().map(|(_, text)| docs(text));
    match item {
        Item::Struct(item) => {
            item.attrs.splice(..0, docs(&described.description));
            for (field, text) in item.fields.iter_mut().zip(texts) {
                field.attrs.splice(..0, text);
            }
        }
        // one of several fields
        Item::Enum(item) => {
            item.attrs.splice(..0, docs(&described.description));
            for (variant, text) in item.variants.iter_mut().zip(texts) {
                variant.attrs.splice(..0, text);
            }
        }
        _ => {}
    }
}

/// A description as a doc comment.
pub fn docs(text: &Option<String>) -> Vec<Attribute> {
    let lines = text.as_deref().unwrap_or_default().trim().lines();
    let lines = lines.map(|line| format!(" {line}"));
    lines.map(|line| parse_quote!(#[doc = #line])).collect()
}
