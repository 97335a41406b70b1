//! Lets callers write only what they give.

use syn::{Field, Item, ItemStruct, Type, parse_quote};

/// What lets a caller leave out the optional fields of a variables or input type: a `new` that takes the
/// others or, where all are optional, `Default`.
///
/// So a field that is added to the schema breaks no caller.
pub fn complete(item: &mut ItemStruct) -> Option<Item> {
    let (optional, required): (Vec<&Field>, Vec<&Field>) =
        item.fields.iter().partition(|field| option(&field.ty).is_some());
    if optional.is_empty() {
        return None;
    }
    if required.is_empty() {
        item.attrs.push(parse_quote!(#[derive(Default)]));
        return None;
    }
    let name = &item.ident;
    let absent = optional.iter().map(|field| &field.ident);
    let given: Vec<_> = required.iter().map(|field| &field.ident).collect();
    let types = required.iter().map(|field| &field.ty);
    Some(parse_quote! {
        impl #name {
            /// With what must be given; everything else is absent.
            pub fn new(#(#given: #types),*) -> Self {
                Self { #(#given,)* #(#absent: None,)* }
            }
        }
    })
}

/// The `T` of an `Option<T>`.
pub fn option(of: &Type) -> Option<&Type> {
    let Type::Path(path) = of else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            syn::GenericArgument::Type(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}
