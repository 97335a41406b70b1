use std::collections::HashMap;

use apollo_compiler::ast::{Definition, Document, FragmentDefinition, Selection};

/// How large a document is once every fragment is spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Fields, spreads and inline fragments of the largest operation.
    pub selections: u64,
    /// Deepest nesting of them.
    pub depth: u64,
}

impl Extent {
    fn beside(self, other: Self) -> Self {
        Self {
            selections: self.selections.saturating_add(other.selections),
            depth: self.depth.max(other.depth),
        }
    }

    fn below_one(self) -> Self {
        Self { selections: self.selections.saturating_add(1), depth: self.depth.saturating_add(1) }
    }
}

/// Measures a document by walking each fragment once, however often it is spread.
///
/// Twenty fragments that each spread the next one twice stand for a million fields: whoever follows the
/// spreads, as validation does, is busy for seconds. So this comes before every other walk.
pub fn extent(document: &Document) -> Extent {
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::FragmentDefinition(fragment) => Some((fragment.name.as_str(), &**fragment)),
        _ => None,
    });
    let mut walk = Walk { fragments: fragments.collect(), known: HashMap::new() };
    let operations = document.definitions.iter().filter_map(|definition| match definition {
        Definition::OperationDefinition(operation) => Some(&operation.selection_set),
        _ => None,
    });
    operations.map(|selections| walk.set(selections)).fold(Extent::default(), |largest, next| Extent {
        selections: largest.selections.max(next.selections),
        depth: largest.depth.max(next.depth),
    })
}

struct Walk<'a> {
    fragments: HashMap<&'a str, &'a FragmentDefinition>,
    /// `None` while a fragment is being walked.
    known: HashMap<&'a str, Option<Extent>>,
}

impl<'a> Walk<'a> {
    fn set(&mut self, selections: &'a [Selection]) -> Extent {
        selections.iter().fold(Extent::default(), |sum, selection| {
            let inside = match selection {
                Selection::Field(field) => self.set(&field.selection_set),
                Selection::InlineFragment(fragment) => self.set(&fragment.selection_set),
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name),
            };
            sum.beside(inside.below_one())
        })
    }

    fn fragment(&mut self, name: &'a str) -> Extent {
        if let Some(known) = self.known.get(name) {
            // a fragment within itself: validation refuses it later
            return known.unwrap_or_default();
        }
        let Some(fragment) = self.fragments.get(name).copied() else { return Extent::default() };
        self.known.insert(name, None);
        let extent = self.set(&fragment.selection_set);
        self.known.insert(name, Some(extent));
        extent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(text: &str) -> (u64, u64) {
        let document = Document::parse(text, "test").expect("a document");
        let extent = extent(&document);
        (extent.selections, extent.depth)
    }

    #[test]
    fn fragments_count_once_per_spread() {
        assert_eq!(measured("{ a { b c } }"), (3, 2));
        assert_eq!(measured("{ a { ...f } b { ...f } } fragment f on T { x { y } }"), (8, 4));
        assert_eq!(measured("query a { a } query b { b { c } }"), (2, 2));
        assert_eq!(measured("{ ... on T { a } ...gone }"), (3, 2));
    }

    #[test]
    fn doubling_fragments_are_measured_at_once_and_circles_end() {
        let mut text = "{ ...f0 }".to_owned();
        for n in 0..200 {
            text.push_str(&format!(" fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1));
        }
        text.push_str(" fragment f200 on Query { viewer { id } }");
        assert_eq!(measured(&text), (u64::MAX, 203));
        assert_eq!(measured("{ ...f } fragment f on T { a ...f }"), (3, 2));
    }
}
