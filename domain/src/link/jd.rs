//! Links of JD.

use url::Url;

use super::LinkTarget;
use super::parts::{is_on, number, opaque, parameter, short, stem};

/// Pages of one product, with its number as the name of the page (`/123.html`) or as a parameter.
const PRODUCTS: [&str; 10] = [
    "item.jd.com",
    "item.m.jd.com",
    "item.jd.hk",
    "npcitem.jd.hk",
    "mitem.jd.hk",
    "item.yiyaojd.com",
    "re.jd.com",
    "wq.jd.com",
    "wqitem.jd.com",
    "kpl.m.jd.com",
];

/// Short links, and those that promoters make.
const SHORT: [&str; 3] = ["u.jd.com", "3.cn", "union-click.jd.com"];

/// What a link of JD names, if it is one.
pub(super) fn read(url: &Url) -> Option<LinkTarget> {
    if is_on(url, &PRODUCTS) {
        let named = stem(url).and_then(number);
        return named.or_else(|| parameter(url, &["sku", "skuId", "wareId"], number)).map(LinkTarget::Item);
    }
    // the union's own pages name products by an opaque text
    if is_on(url, &["jingfen.jd.com"]) && url.path().starts_with("/detail/") {
        return stem(url).and_then(opaque).map(LinkTarget::Item);
    }
    is_on(url, &SHORT).then(|| short(url)).flatten()
}
