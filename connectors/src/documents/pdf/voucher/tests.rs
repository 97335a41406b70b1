use chrono::DateTime;
use lopdf::Document;
use rebated_domain::money::{Currency, Money};
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::refund::RefundReason;
use rebated_service::vouchers::{VoucherChannel, VoucherDocument, VoucherLine, VoucherPrinter as _};

use super::PdfVoucherPrinter;

fn voucher(language: &str, lines: usize) -> VoucherDocument {
    let yuan = |minor| Money::new(minor, Currency::Cny);
    let line = |n: usize| VoucherLine { amount: yuan(100), quantity: 1, title: format!("龙井茶 {n}") };
    VoucherDocument {
        amount: yuan(123_456),
        buyer: Some("李雷".into()),
        channel: Some(VoucherChannel {
            kind: ChannelKind::Alipay,
            payment: "P20261101000001".into(),
            refund: "R20261101000001-1".into(),
            transaction: Some("2026110122001".into()),
        }),
        language: language.into(),
        lines: (1..=lines).map(line).collect(),
        number: "V-R20261101000001".into(),
        order: "S20261101000001".into(),
        paid: yuan(200_000),
        reason: RefundReason::Defective,
        refund: "R20261101000001".into(),
        requested_at: DateTime::from_timestamp(1_793_500_000, 0).unwrap(),
        succeeded_at: DateTime::from_timestamp(1_793_500_060, 0).unwrap(),
        version: "rebated-voucher-1".into(),
        zone: "Asia/Shanghai".into(),
    }
}

/// The text of all pages without spaces, as a reader would copy it.
fn text(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect()
}

#[test]
fn a_voucher_says_what_went_back_in_the_buyers_language() {
    let printer = PdfVoucherPrinter::default();
    let chinese = text(&printer.print(&voucher("zh-CN", 2)).unwrap());
    let english = text(&printer.print(&voucher("en", 2)).unwrap());
    for wanted in ["V-R20261101000001", "1,234.56", "李雷", "龙井茶1", "R20261101000001-1", "2026110122001"]
    {
        assert!(chinese.contains(wanted), "{wanted} is missing: {chinese}");
        assert!(english.contains(wanted), "{wanted} is missing: {english}");
    }
    for (wanted, text) in [("到账时间", &chinese), ("支付宝", &chinese), ("商品损坏或无法使用", &chinese)]
    {
        assert!(text.contains(wanted), "{wanted} is missing: {text}");
    }
    for wanted in ["Damagedordoesnotwork", "Alipay", "Withthebuyer"] {
        assert!(english.contains(wanted), "{wanted} is missing: {english}");
    }
}

#[test]
fn the_same_voucher_is_the_same_file() {
    let print = || PdfVoucherPrinter::default().print(&voucher("zh-CN", 3)).unwrap();
    assert_eq!(print(), print());
}

#[test]
fn every_line_is_on_a_page() {
    for (lines, pages) in [(0, 1), (20, 1), (21, 2), (58, 2), (59, 3), (500, 14)] {
        let pdf = PdfVoucherPrinter::default().print(&voucher("zh-CN", lines)).unwrap();
        assert_eq!(Document::load_mem(&pdf).unwrap().get_pages().len(), pages, "{lines} lines");
        let text = text(&pdf);
        assert!((1..=lines).all(|n| text.contains(&format!("龙井茶{n}"))), "{lines} lines");
    }
}

#[test]
fn a_refund_without_a_channel_says_so() {
    let document = VoucherDocument { channel: None, buyer: None, ..voucher("en", 1) };
    let text = text(&PdfVoucherPrinter::default().print(&document).unwrap());
    assert!(text.contains("Tothebalance,orinanotherway") && !text.contains("Alipay"), "{text}");
}
