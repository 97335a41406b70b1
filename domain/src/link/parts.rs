//! The parts of an address by which products are named.

use url::Url;

use super::LinkTarget;

/// Whether an address is on one of these hosts or on a host below one.
pub(super) fn is_on(url: &Url, hosts: &[&str]) -> bool {
    let host = url.host_str().unwrap_or_default();
    let below =
        |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    hosts.iter().any(|known| below(known))
}

/// The name of the page, without its ending: `123` of `/product/123.html`. Punctuation that a text has glued to it is
/// not part of it.
pub(super) fn stem(url: &Url) -> Option<&str> {
    let page = url.path().rsplit('/').find(|part| !part.is_empty())?;
    let stem = page.split_once(".htm").map_or(page, |(stem, _)| stem);
    stem.split([',', ';', '!', '*']).next()
}

/// The first of these parameters that reads well.
pub(super) fn parameter(url: &Url, names: &[&str], read: fn(&str) -> Option<String>) -> Option<String> {
    names.iter().find_map(|name| {
        // a link that was copied out of a page's source has `&amp;` for `&`
        let mut pairs = url.query_pairs().filter(|(key, _)| key.strip_prefix("amp;").unwrap_or(key) == *name);
        pairs.find_map(|(_, value)| read(&value))
    })
}

/// The number of a product: 4 to 20 digits, and perhaps punctuation after them.
pub(super) fn number(text: &str) -> Option<String> {
    let digits =
        text.split(|c: char| !c.is_ascii_digit()).next().filter(|digits| (4..=20).contains(&digits.len()))?;
    let glued = text[digits.len()..].chars().next();
    glued.is_none_or(|c| !c.is_alphanumeric() && !"-_".contains(c)).then(|| digits.to_owned())
}

/// An opaque name of a product: 4 to 128 letters, digits, `_` and `-`.
pub(super) fn opaque(text: &str) -> Option<String> {
    let name = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).next()?;
    (4..=128).contains(&name.len()).then(|| name.to_owned())
}

/// The longest short link.
const LONGEST_SHORT: usize = 1_024;

/// The address as a short link, by `https` and without what no server sees.
pub(super) fn short(url: &Url) -> Option<LinkTarget> {
    let mut url = url.clone();
    url.set_fragment(None);
    url.set_scheme("https").ok()?;
    let says_something = url.path().len() > 1 && url.as_str().len() <= LONGEST_SHORT;
    says_something.then(|| LinkTarget::Short(url.into()))
}
