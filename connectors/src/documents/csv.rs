use csv::WriterBuilder;
use rebated_domain::money::{Currency, Money};
use rebated_service::bills::documents::{BillDocument, DocumentLine, DocumentPrinter, PrintError};

/// Prints a bill as CSV (RFC 4180): one row for each movement, with the balance after it.
///
/// The file begins with a byte order mark, without which Excel takes UTF-8 for the machine's own encoding
/// and garbles Chinese. What members or sources have written is made harmless to spreadsheets.
#[derive(Clone, Copy, Debug, Default)]
pub struct CsvPrinter;

/// The names of the columns. Programs read them: they are the same in every language.
const COLUMNS: [&str; 10] = [
    "billNumber",
    "effectiveAt",
    "date",
    "reason",
    "orderNumber",
    "orderExternalId",
    "lateFrom",
    "currencyCode",
    "amount",
    "balanceAfter",
];

impl DocumentPrinter for CsvPrinter {
    fn layout(&self) -> &'static str {
        "csv1"
    }

    fn print(&self, document: &BillDocument) -> Result<Vec<u8>, PrintError> {
        let failed = |error: &dyn std::fmt::Display| PrintError(format!("csv: {error}"));
        let start = "\u{feff}".as_bytes().to_vec();
        let mut writer = WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(start);
        writer.write_record(COLUMNS).map_err(|error| failed(&error))?;
        for line in &document.lines {
            writer.write_record(row(document, line)).map_err(|error| failed(&error))?;
        }
        writer.into_inner().map_err(|error| failed(&error))
    }
}

fn row(document: &BillDocument, line: &DocumentLine) -> [String; 10] {
    let order = |part: fn(&rebated_service::bills::documents::OrderName) -> &str| {
        line.order.as_ref().map(|order| harmless(part(order))).unwrap_or_default()
    };
    [
        harmless(&document.number),
        line.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        line.at.date_naive().to_string(),
        line.reason.code().to_owned(),
        order(|order| &order.number),
        order(|order| &order.external_id),
        line.late_from.map(|day| day.to_string()).unwrap_or_default(),
        document.currency.code().to_owned(),
        decimal(line.amount, document.currency),
        decimal(line.balance, document.currency),
    ]
}

fn decimal(minor: i64, currency: Currency) -> String {
    Money::new(minor, currency).to_decimal()
}

/// A text that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe in
/// front (OWASP, "CSV Injection").
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::sample::{bill, line};

    fn rows(document: &BillDocument) -> Vec<Vec<String>> {
        let printed = CsvPrinter.print(document).unwrap();
        let text = String::from_utf8(printed).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_row_says_what_a_movement_is() {
        let mut document = bill(vec![line(10, 123_456, "4567890"), line(20, -2_000, "")]);
        document.lines[1].late_from = chrono::NaiveDate::from_ymd_opt(2026, 8, 29);
        let rows = rows(&document);
        assert_eq!(rows[0], COLUMNS);
        let first = [
            "B202609-1ABCDEFGHJ",
            "2026-09-10T08:30:00.000+08:00",
            "2026-09-10",
            "REBATE_CREDIT",
            "O-4567890",
            "4567890",
            "",
            "CNY",
            "1234.56",
            "1247.06",
        ];
        assert_eq!(rows[1], first);
        assert_eq!(rows[2][3..], ["REBATE_CLAWBACK", "", "", "2026-08-29", "CNY", "-20.00", "1227.06"]);
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for (text, want) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("+1", "'+1"),
            ("-1+1|cmd", "'-1+1|cmd"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("a=1, \"b\"\nc", "a=1, \"b\"\nc"),
        ] {
            let rows = rows(&bill(vec![line(1, 1, text)]));
            assert_eq!(rows[1][5], want);
            assert_eq!(rows.len(), 2, "{text:?} stays in its cell");
        }
    }
}
