//! Links of Taobao and Tmall.

use url::Url;

use super::LinkTarget;
use super::parts::{is_on, number, parameter, short, stem};

/// Pages of one product, with its number as `id` or as the name of the page (`/item/123.htm`, `/i123.htm`).
const PRODUCTS: [&str; 9] = [
    "item.taobao.com",
    "detail.tmall.com",
    "detail.m.tmall.com",
    "detail.tmall.hk",
    "h5.m.taobao.com",
    "a.m.taobao.com",
    "a.m.tmall.com",
    "m.intl.taobao.com",
    "world.taobao.com",
];

/// Short links, and those that promoters make.
const SHORT: [&str; 3] = ["tb.cn", "s.click.taobao.com", "s.click.tmall.com"];

/// What a link of Taobao or Tmall names, if it is one.
pub(super) fn read(url: &Url) -> Option<LinkTarget> {
    if is_on(url, &PRODUCTS) {
        let named = parameter(url, &["id", "itemId", "item_id"], number);
        return named.or_else(|| number(stem(url)?.trim_start_matches('i'))).map(LinkTarget::Item);
    }
    if is_on(url, &["uland.taobao.com"]) {
        let named = parameter(url, &["itemId", "id"], number);
        return named.map(LinkTarget::Item).or_else(|| short(url));
    }
    is_on(url, &SHORT).then(|| short(url)).flatten()
}
