//! The input types and fragments, which operations have in common, kept once.

use std::collections::BTreeMap;

use syn::{Item, parse_quote};

use crate::Result;
use crate::constructors::complete;
use crate::describe::describe;
use crate::modules::Module;
use crate::schema::Schema;

/// The items about each shared type, by its name.
#[derive(Default)]
pub struct Shared(BTreeMap<String, Vec<Item>>);

impl Shared {
    /// Takes what the module shares. Every operation comes with all that it uses, so most is known.
    pub fn take(&mut self, module: &mut Module) -> Result<()> {
        let mut brought: BTreeMap<String, Vec<Item>> = BTreeMap::new();
        for (name, item) in module.shared.drain(..) {
            brought.entry(name).or_default().push(item);
        }
        for (name, items) in brought {
            if let Some(known) = self.0.get(&name)
                && *known != items
            {
                return Err(
                    format!("`{}` takes {name} for something else than others do", module.name).into()
                );
            }
            self.0.insert(name, items);
        }
        Ok(())
    }

    /// The input types, described and with what makes them easy to write, and the fragments.
    pub fn files(self, schema: &Schema) -> [(String, Vec<Item>); 2] {
        let mut inputs: Vec<Item> = vec![
            parse_quote!(
                use serde::Serialize;
            ),
            parse_quote!(
                use crate::types::*;
            ),
        ];
        let mut fragments = vec![
            parse_quote!(
                use serde::Deserialize;
            ),
            parse_quote!(
                use crate::types::*;
            ),
        ];
        for (name, items) in self.0 {
            let Some(described) = schema.inputs.get(&name) else {
                fragments.extend(items);
                continue;
            };
            for mut item in items {
                describe(&mut item, described);
                let constructor = if let Item::Struct(item) = &mut item { complete(item) } else { None };
                inputs.extend([item].into_iter().chain(constructor));
            }
        }
        [("inputs".to_owned(), inputs), ("fragments".to_owned(), fragments)]
    }
}
