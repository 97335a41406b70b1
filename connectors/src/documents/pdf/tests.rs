use chrono::NaiveDate;
use lopdf::Document as Read;
use rebated_service::bills::documents::{BillDocument, DocumentPrinter};

use super::PdfPrinter;
use super::face::Faces;
use crate::documents::sample::{bill, line};

fn printed(bill: &BillDocument) -> Vec<u8> {
    PdfPrinter::default().print(bill).unwrap()
}

/// The text of each page, as a reader would copy it.
fn pages(bytes: &[u8]) -> Vec<String> {
    let document = Read::load_mem(bytes).expect("a PDF");
    document.get_pages().keys().map(|page| document.extract_text(&[*page]).expect("text")).collect()
}

fn long_bill(lines: usize) -> BillDocument {
    let day = |n: usize| u32::try_from(n * 30 / lines).unwrap() + 1;
    bill(
        (0..lines)
            .map(|n| line(day(n), if n % 7 == 3 { -333 } else { 1_275 }, &format!("42000{n}")))
            .collect(),
    )
}

#[test]
fn the_pages_say_what_the_bill_says() {
    let mut bill = bill(vec![line(10, 123_456, "4567890"), line(20, -2_000, "")]);
    bill.lines[1].late_from = NaiveDate::from_ymd_opt(2026, 8, 29);
    let text = pages(&printed(&bill)).concat();
    for wanted in [
        "账单",
        "Statement",
        "B202609-1ABCDEFGHJ",
        "李小明",
        "2026-09",
        "2026-10-01 08:30 (Asia/Shanghai)",
        "CNY",
        "期初余额",
        "12.50",
        "1,234.56",
        "(20.00)",
        "1,227.06",
        "2026-09-10",
        "返利到账",
        "4567890",
        "返利追回",
        "补记 2026-08-29",
        "第 1 页，共 1 页",
        &bill.hash,
    ] {
        assert!(text.contains(wanted), "{wanted:?} is not in {text}");
    }
}

#[test]
fn labels_are_in_the_members_language() {
    let mut bill = bill(vec![line(1, 1, "1")]);
    for (locale, is_chinese) in
        [("zh", true), ("zh-Hant-TW", true), ("ZH-cn", true), ("en", false), ("fr-FR", false)]
    {
        bill.locale = locale.into();
        let text = pages(&printed(&bill)).concat();
        assert_eq!(text.contains("期末余额"), is_chinese, "{locale}");
        assert_eq!(text.contains("Closing balance"), !is_chinese, "{locale}");
        assert!(text.contains("账单") && text.contains("Statement"), "the title is in both");
    }
}

#[test]
fn every_movement_is_on_one_page_and_every_page_has_its_number() {
    for lines in [0, 1, 17, 18, 19, 200] {
        let bill = long_bill(lines.max(1));
        let pages = pages(&printed(&bill));
        for (number, page) in pages.iter().enumerate() {
            assert!(page.contains(&format!("第 {} 页，共 {} 页", number + 1, pages.len())), "{page}");
            assert!(page.contains("账目明细") && page.contains("订单号"), "the head is on each page");
        }
        let all = pages.concat();
        let found = all.matches("42000").count();
        assert_eq!(found, bill.lines.len(), "of {lines}");
        assert_eq!(pages.len() > 1, lines > 19, "{} pages for {lines} lines", pages.len());
    }
}

#[test]
fn the_same_bill_is_the_same_file() {
    let bill = long_bill(60);
    assert_eq!(printed(&bill), printed(&bill));
    let mut other = bill.clone();
    other.lines[0].amount += 1;
    assert_ne!(printed(&bill), printed(&other));
}

#[test]
fn only_the_glyphs_that_are_used_are_embedded() {
    let bytes = printed(&long_bill(5));
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    let document = Read::load_mem(&bytes).unwrap();
    let is_embedded = |object: &lopdf::Object| object.as_dict().is_ok_and(|dict| dict.has(b"FontFile3"));
    let embedded = document.objects.values().filter(|object| is_embedded(object)).count();
    assert_eq!(embedded, 2, "the regular and the bold font");
}

#[test]
fn no_text_breaks_the_pages() {
    for name in [
        "",
        "𠮷野家 𡘙 龘龘",
        "عبد الله",
        "\u{202e}gnorw\u{200d}\u{feff}",
        "🧧👨‍👩‍👧",
        "王\u{e0100}",
        &"长".repeat(80),
        &"W".repeat(80),
        "a\u{300}\u{301}\u{302}",
    ] {
        let mut bill = bill(vec![line(1, 1, name), line(2, i64::MAX / 4, &name.repeat(3))]);
        bill.member = name.into();
        bill.hash = "f".repeat(64);
        assert_eq!(pages(&printed(&bill)).len(), 1, "{name:?}");
    }
}

#[test]
fn a_geta_stands_for_what_the_font_lacks() {
    let face = Faces::embedded().regular;
    assert!(!face.has('𡘙'), "take a rarer character");
    let (run, geta) = (face.set("𡘙先"), face.set("〓"));
    assert_eq!((run.text.as_str(), run.glyphs.len()), ("𡘙先", 2), "a reader copies what was given");
    assert_eq!(run.glyphs[0].glyph_id, geta.glyphs[0].glyph_id);
    assert_eq!(run.glyphs[0].text_range, 0..4);
    assert_eq!(face.set("a\u{202e}\u{200d}\n").glyphs.len(), 1, "marks have no place of their own");
}

#[test]
fn the_fonts_have_what_they_must_have() {
    let faces = Faces::embedded();
    // the labels are all of the bold font's text; the file is made from the same source
    let labels = include_str!("labels.rs");
    let missing: String = labels.chars().filter(|c| !c.is_control() && !faces.bold.has(*c)).collect();
    assert_eq!(missing, "", "make the bold font again: see fonts/README.md");
    for character in "喆堃犇燊龘陳國體〓…€éЖ".chars() {
        assert!(faces.regular.has(character), "{character}");
    }
}
