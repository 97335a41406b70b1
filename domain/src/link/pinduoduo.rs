//! Links of Pinduoduo.

use url::Url;

use super::LinkTarget;
use super::parts::{is_on, number, opaque, parameter, short};

/// Where its app's pages live.
const PAGES: [&str; 2] = ["yangkeduo.com", "pinduoduo.com"];

/// Short links.
const SHORT: [&str; 1] = ["p.pinduoduo.com"];

/// What a link of Pinduoduo names, if it is one. `goods_sign` counts before `goods_id`, which the network knows no more.
pub(super) fn read(url: &Url) -> Option<LinkTarget> {
    if is_on(url, &SHORT) {
        return short(url);
    }
    let page = url.path().rsplit('/').next().filter(|_| is_on(url, &PAGES))?;
    let is_goods = page.starts_with("goods") || page == "duo_coupon_landing.html";
    if !is_goods {
        return None;
    }
    let named = parameter(url, &["goods_sign", "s"], opaque);
    let named = named.or_else(|| parameter(url, &["goods_id"], number)).map(LinkTarget::Item);
    // shares of the app have nothing but a word for the whole share
    let is_share = || parameter(url, &["ps"], opaque).is_some();
    named.or_else(|| is_share().then(|| short(url)).flatten())
}
