use std::fmt::Write as _;

use super::{Trade, TradeState};

/// What the page of a trade needs to know of its channel.
pub(crate) struct Cashier<'a> {
    pub(crate) channel: &'a str,
    /// Where the form goes.
    pub(crate) action: &'a str,
}

/// A page on which a person plays the payer.
pub(crate) fn page(cashier: &Cashier<'_>, trade: &Trade) -> String {
    let button = match trade.state {
        TradeState::Waiting => {
            format!(
                "<form method=\"post\" action=\"{}\"><button>Pay</button></form>",
                escaped(cashier.action)
            )
        }
        TradeState::Paid => match &trade.return_url {
            Some(url) => format!("<p>Paid. <a href=\"{}\">Back to the shop</a></p>", escaped(url)),
            None => "<p>Paid.</p>".to_owned(),
        },
        TradeState::Closed => "<p>Closed.</p>".to_owned(),
    };
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Simulated {channel}</title>\
         <body style=\"font-family:sans-serif;max-width:30em;margin:4em auto\">\
         <h1>Simulated {channel}</h1><p>No money moves here.</p>\
         <p>{subject}<br><b>{amount} yuan</b><br>{number}</p>{button}",
        channel = escaped(cashier.channel),
        subject = escaped(&trade.subject),
        amount = trade.amount.to_decimal(),
        number = escaped(&trade.number),
    )
}

/// Text that stays text in a page.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_goods_stay_text() {
        assert_eq!(super::escaped("a<b>&\"'中"), "a&#60;b&#62;&#38;&#34;&#39;中");
    }
}
