//! Texts that people share, each with what it names.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use rebated_domain::link::{LinkRefusal, LinkTarget, MOST_CHARACTERS, SharedLink, parse, single};

const TEXTS: &str = include_str!("shared_links.tsv");

/// What a text names, as the file has it.
fn named(text: &str) -> String {
    match parse(text) {
        Ok(found) => found.iter().map(told).collect::<Vec<_>>().join(" + "),
        Err(LinkRefusal::NoLink) => "NO_LINK".into(),
        Err(other) => other.to_string(),
    }
}

fn told(link: &SharedLink) -> String {
    let (kind, name) = match &link.target {
        LinkTarget::Item(name) => ("item", name),
        LinkTarget::Short(name) => ("short", name),
        LinkTarget::Password(name) => ("password", name),
    };
    format!("{} {kind} {name}", link.network)
}

/// Reads `\n`, `\t`, `\\` and `\u{…}`.
fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut read = String::new();
    while let Some(letter) = letters.next() {
        read.push(match (letter, letter == '\\') {
            (other, false) => other,
            (_, true) => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('u') => {
                    let hex: String = letters.by_ref().skip(1).take_while(|&c| c != '}').collect();
                    char::from_u32(u32::from_str_radix(&hex, 16).unwrap()).unwrap()
                }
                other => other.unwrap(),
            },
        });
    }
    read
}

#[test]
fn every_text_names_what_stands_beside_it() {
    let rows: Vec<(&str, &str)> = TEXTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap())
        .collect();
    assert!(rows.len() >= 120, "{} texts", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(expected, text)| {
            let found = named(&unescaped(text));
            (found != *expected).then(|| format!("{text}\n  is    {found}\n  not   {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_product_is_wanted() {
    assert_eq!(single("你好"), Err(LinkRefusal::NoLink));
    assert_eq!(single("https://u.jd.com/AbC123 https://u.jd.com/XyZ789"), Err(LinkRefusal::Several));
    assert_eq!(told(&single("https://u.jd.com/AbC123").unwrap()), "JD short https://u.jd.com/AbC123");
}

#[test]
fn a_text_has_an_end() {
    let link = "https://item.jd.com/12345678.html ";
    let fits = format!("{link}{}", "字".repeat(MOST_CHARACTERS - link.len()));
    assert!(parse(&fits).is_ok());
    assert_eq!(parse(&format!("{fits}字")), Err(LinkRefusal::TooLong));
}

/// Hosts by which products are named.
const HOSTS: [&str; 8] = [
    "item.taobao.com",
    "detail.tmall.com",
    "m.tb.cn",
    "s.click.taobao.com",
    "item.jd.com",
    "u.jd.com",
    "mobile.yangkeduo.com",
    "p.pinduoduo.com",
];
/// Pages that would name a product on a host of a network.
const PAGES: [&str; 5] = [
    "/item.htm?id=610000000001",
    "/12345678.html",
    "/h.5kXyZ12",
    "/goods.html?goods_id=123456789012",
    "/AbC123",
];

fn look_alike() -> impl Strategy<Value = String> {
    let host = prop::sample::select(&HOSTS[..]);
    let page = prop::sample::select(&PAGES[..]);
    let scheme = prop::sample::select(&["https://", "http://", ""][..]);
    let foreign = "[a-z]{3,8}\\.(cn|com|net)";
    (host, page, scheme, foreign, 0..10_u8).prop_map(|(host, page, scheme, foreign, way)| match way {
        0 => format!("{scheme}{host}.{foreign}{page}"),
        1 => format!("https://{host}@{foreign}{page}"),
        2 => format!("{scheme}{foreign}/{host}{page}"),
        3 => format!("{scheme}{foreign}/?u={host}{page}"),
        4 => format!("{scheme}{foreign}/?u=https://{host}{page}"),
        5 => format!("{scheme}{foreign}#{host}{page}"),
        6 => format!("{scheme}{}{page}", host.replacen('.', "-", 9)),
        7 => format!("https://{foreign}@{host}{page}"),
        8 => format!("{scheme}{host}\u{200b}.{foreign}{page}"),
        _ => format!("{scheme}{}{page}", host.replacen('o', "\u{43e}", 1).replacen('c', "\u{441}", 1)),
    })
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn nothing_panics_among_signs(text in "[a-c./:?=&%#@\\\\()¥$￥（ ｈ中0-3\u{200b}]{0,120}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_look_alike_passes(before in "[a-z中，。 ]{0,6}", link in look_alike(), after in "[中，。 ]{0,6}") {
        // words glued to the front of an address without a scheme are a part of its host
        let text = format!("{before} {link}{after}");
        prop_assert_eq!(parse(&text), Err(LinkRefusal::NoLink), "{}", text);
    }

    #[test]
    fn short_links_lead_to_a_network(text in "(https://|http://|)[a-z.]{0,6}(m\\.tb\\.cn|u\\.jd\\.com|p\\.pinduoduo\\.com)[a-z./@:#?]{0,12}") {
        for link in parse(&text).unwrap_or_default() {
            let LinkTarget::Short(address) = link.target else { continue };
            let host = address.strip_prefix("https://").unwrap().split('/').next().unwrap();
            let is_known = ["m.tb.cn", "u.jd.com", "p.pinduoduo.com", "tb.cn"]
                .iter()
                .any(|known| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
            prop_assert!(is_known, "{}", address);
        }
    }
}
