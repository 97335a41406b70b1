//! Finding web addresses in a text.

use std::ops::Range;

use url::{Host, Url, form_urlencoded};

use super::plain::runs;

/// Something that looks like an address, and where it stands.
pub(super) struct Address {
    /// The bytes of the text that it takes up.
    pub(super) place: Range<usize>,
    /// The address, if it is one by which a product can be named.
    pub(super) url: Option<Url>,
}

/// At most one address of each stretch of text without spaces, so that an address inside another (`?u=https://…`) is
/// none.
pub(super) fn addresses(text: &str) -> Vec<Address> {
    runs(text, |c| !separates(c)).into_iter().filter_map(|stretch| in_stretch(text, stretch)).collect()
}

/// Spaces, quotes, and whatever is neither ASCII nor a letter: punctuation of sentences, brackets, emoji.
fn separates(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_whitespace() || c.is_ascii_control() || matches!(c, '"' | '<' | '>'),
        false => !c.is_alphanumeric(),
    }
}

fn in_stretch(text: &str, stretch: Range<usize>) -> Option<Address> {
    let has_scheme = text[stretch.clone()].contains("://");
    let begins: fn(&str) -> Option<usize> = if has_scheme { with_scheme } else { without_scheme };
    let runs = runs(&text[stretch.clone()], is_of_address);
    let place = runs.into_iter().find_map(|run| {
        let run = (stretch.start + run.start)..(stretch.start + run.end);
        begins(&text[run.clone()]).map(|skipped| (run.start + skipped)..run.end)
    })?;
    Some(Address { url: read(&text[place.clone()]), place })
}

/// Brackets and apostrophes may stand in addresses, but stand around them far more often.
fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c)
}

/// Where an address with a scheme begins. Words may be glued to its front, but no part of another address.
fn with_scheme(run: &str) -> Option<usize> {
    let before = &run[..run.find("://")?];
    let scheme = ["https", "http"].into_iter().find(|scheme| ends_with(before, scheme));
    let start = scheme.map_or(0, |scheme| before.len() - scheme.len());
    (!before[..start].contains(['/', '?', '=', '&', '@', '#', '%'])).then_some(start)
}

fn ends_with(text: &str, end: &str) -> bool {
    let start = text.len().checked_sub(end.len());
    start.is_some_and(|start| text[start..].eq_ignore_ascii_case(end))
}

/// Where an address without a scheme begins, or one that was percent-encoded as a whole.
fn without_scheme(run: &str) -> Option<usize> {
    let start = run.find(|c: char| c.is_ascii_alphanumeric())?;
    let rest = &run[start..];
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let is_host = host.contains('.') && host.len() < rest.len();
    (is_host || is_encoded(rest)).then_some(start)
}

fn is_encoded(run: &str) -> bool {
    let begins = |with: &str| run.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins("https%3A%2F%2F") || begins("http%3A%2F%2F")
}

fn read(run: &str) -> Option<Url> {
    let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '~', '&']);
    let decoded = is_encoded(run).then(|| form_urlencoded::parse(run.as_bytes()).next()).flatten();
    let run = decoded.as_ref().map_or(run, |(address, _)| address);
    let url = match run.contains("://") {
        true => Url::parse(run),
        false => Url::parse(&format!("https://{run}")),
    };
    url.ok().filter(is_plain)
}

/// Whether an address is one of the web, by name, and nothing in it is there to mislead.
fn is_plain(url: &Url) -> bool {
    let is_named = matches!(url.host(), Some(Host::Domain(_)));
    let is_web = matches!(url.scheme(), "http" | "https");
    is_named && is_web && url.username().is_empty() && url.password().is_none() && url.port().is_none()
}
