use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::super::link::words;
use super::super::numbers::Numbers;
use super::super::product::{catalogue, unlisted};
use super::{Kind, Line, Link, Product};
use crate::payments::simulator::random_text;

/// The number of the first channel.
const FIRST_RELATION: u64 = 2_800_000_001;
/// Characters of a code: 11, as of a password of Taobao's, the first of them a letter.
const CODE: usize = 10;

/// What a simulated network remembers.
pub(super) struct State {
    kind: Kind,
    pub(super) numbers: Numbers,
    products: Vec<Product>,
    lines: Vec<Line>,
    codes: HashMap<String, Link>,
    relations: HashMap<String, u64>,
    authorised: HashSet<String>,
}

impl State {
    pub(super) fn new(kind: Kind, began: DateTime<Utc>) -> Self {
        Self {
            kind,
            numbers: Numbers::new(kind, began),
            products: catalogue(kind),
            lines: Vec::new(),
            codes: HashMap::new(),
            relations: HashMap::new(),
            authorised: HashSet::new(),
        }
    }

    pub(super) fn products(&self) -> &[Product] {
        &self.products
    }

    pub(super) fn sell(&mut self, product: Product) {
        self.products.push(product);
    }

    /// The product, which need not be listed.
    pub(super) fn product(&self, item_id: &str) -> Product {
        let listed = self.products.iter().find(|product| product.is(item_id));
        listed.cloned().unwrap_or_else(|| unlisted(self.kind, item_id))
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(super) fn lines_mut(&mut self) -> &mut Vec<Line> {
        &mut self.lines
    }

    pub(super) fn make_code(&mut self, link: &Link) -> String {
        if let Some((code, _)) = self.codes.iter().find(|(_, known)| *known == link) {
            return code.clone();
        }
        let code = format!("Z{}", random_text(CODE));
        self.codes.insert(code.clone(), link.clone());
        code
    }

    pub(super) fn open(&self, text: &str) -> Option<Link> {
        words(text).find_map(|word| {
            let listed = self.products.iter().find(|product| product.is(word));
            let listed = listed.map(|product| Link::plain(&product.item_id));
            self.codes.get(word).cloned().or(listed).or_else(|| Link::read(word))
        })
    }

    pub(super) fn relation(&mut self, name: &str) -> (u64, bool) {
        let next = FIRST_RELATION + u64::try_from(self.relations.len()).expect("channels can be counted");
        let is_new = !self.relations.contains_key(name);
        (*self.relations.entry(name.to_owned()).or_insert(next), is_new)
    }

    pub(super) fn authorise(&mut self, custom_parameters: &str) {
        self.authorised.insert(canonical(custom_parameters));
    }

    pub(super) fn is_authorised(&self, custom_parameters: &str) -> bool {
        self.authorised.contains(&canonical(custom_parameters))
    }
}

/// Parameters without the spaces that JSON may have.
fn canonical(custom_parameters: &str) -> String {
    serde_json::from_str::<serde_json::Value>(custom_parameters)
        .map_or_else(|_| custom_parameters.to_owned(), |value| value.to_string())
}
