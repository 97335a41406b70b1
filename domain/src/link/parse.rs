//! Finding the product that a shared text is about.

use std::ops::Range;

use super::address::{Address, addresses};
use super::password::passwords;
use super::plain::plain;
use super::{LinkTarget, SharedLink, jd, pinduoduo, taobao};
use crate::order::OrderSource;

/// The longest text that is looked at, in characters.
pub const MOST_CHARACTERS: usize = 4_000;

/// Why a text names no product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefusal {
    /// Nothing in it leads to a product of a network.
    #[error("the text has no link to a product")]
    NoLink,
    /// It leads to more than one.
    #[error("the text has links to more than one product")]
    Several,
    /// It is longer than [`MOST_CHARACTERS`].
    #[error("the text has more than 4000 characters")]
    TooLong,
}

/// The products that a text leads to, in the order of the text, without repeats.
///
/// A text often names one product in several ways. Of each network the clearest way counts alone: ids before short links,
/// and passwords only in a text without any link to a product.
pub fn parse(text: &str) -> Result<Vec<SharedLink>, LinkRefusal> {
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        return Err(LinkRefusal::TooLong);
    }
    let text = plain(text);
    let addresses = addresses(&text);
    let mut found: Vec<SharedLink> = Vec::new();
    for link in addresses.iter().filter_map(named_by) {
        if !found.contains(&link) {
            found.push(link);
        }
    }
    let has_id = |network| found.iter().any(|link| link.network == network && is_id(link));
    let clearest: Vec<SharedLink> =
        found.iter().filter(|link| is_id(link) || !has_id(link.network)).cloned().collect();
    if !clearest.is_empty() {
        return Ok(clearest);
    }
    let places: Vec<Range<usize>> = addresses.into_iter().map(|address| address.place).collect();
    let passwords = passwords(&text, &places).into_iter().map(LinkTarget::Password);
    let passwords: Vec<SharedLink> =
        passwords.map(|target| SharedLink { network: OrderSource::Taobao, target }).collect();
    if passwords.is_empty() { Err(LinkRefusal::NoLink) } else { Ok(passwords) }
}

/// The one product that a text leads to.
pub fn single(text: &str) -> Result<SharedLink, LinkRefusal> {
    let mut found = parse(text)?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(LinkRefusal::NoLink),
        _ => Err(LinkRefusal::Several),
    }
}

fn is_id(link: &SharedLink) -> bool {
    matches!(link.target, LinkTarget::Item(_))
}

fn named_by(address: &Address) -> Option<SharedLink> {
    let url = address.url.as_ref()?;
    let of = |network| move |target| SharedLink { network, target };
    let taobao = taobao::read(url).map(of(OrderSource::Taobao));
    let jd = || jd::read(url).map(of(OrderSource::Jd));
    let pinduoduo = || pinduoduo::read(url).map(of(OrderSource::Pinduoduo));
    taobao.or_else(jd).or_else(pinduoduo)
}
