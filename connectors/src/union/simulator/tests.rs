//! What the tests of the three simulators share, and what is the same for all three.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::order::{LineSnapshot, OrderStatus};
use rebated_service::clock::{Clock, ManualClock};

use super::{Book, NewLine, TruthLine};
use crate::china::parse_china_time;
use crate::payments::simulator::Host;
use crate::union::{Parameters, encoded};
use crate::{Format, ReadOptions, read};

/// A simulator that listens, and the clock that it looks at.
pub(crate) struct Rig<S> {
    pub(crate) simulator: S,
    pub(crate) clock: Arc<ManualClock>,
    host: Host,
}

/// The beginning of every test, in China: no festival.
pub(crate) const START: &str = "2026-03-02 09:00:00";

impl<S> Rig<S> {
    pub(crate) async fn new(
        make: impl FnOnce(&str, Arc<dyn Clock>) -> S,
        routes: impl FnOnce(&S) -> Router,
    ) -> Self {
        let clock = Arc::new(ManualClock::new(at(START)));
        let mut host = Host::open().await.unwrap();
        let simulator = make(host.url(), clock.clone());
        host.serve(routes(&simulator));
        Self { simulator, clock, host }
    }

    pub(crate) fn advance(&self, seconds: i64) {
        self.clock.advance(TimeDelta::seconds(seconds));
    }

    /// So many lines, so many seconds apart. The first of them is paid once the first page was made. Gives the keys.
    pub(crate) fn sliding(&self, book: &Book, lines: usize, apart: i64) -> Vec<String> {
        let place = |_| {
            let key = book.place(NewLine::default());
            self.advance(apart);
            key
        };
        let keys: Vec<String> = (0..lines).map(place).collect();
        let first = keys[0].clone();
        book.on_page(move |book, page| assert!(page > 1 || book.pay(&first)));
        keys
    }

    pub(crate) fn url(&self) -> &str {
        self.host.url()
    }
}

/// A time in China.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    parse_china_time(text).unwrap()
}

pub(crate) fn form(pairs: &[(&str, &str)]) -> Parameters {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The status and the text of an answer.
pub(crate) async fn post(url: &str, form: &Parameters) -> (u16, String) {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build().unwrap();
    let answer = client.post(url).body(encoded(form)).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

pub(crate) async fn open(url: &str) -> String {
    reqwest::get(url).await.unwrap().text().await.unwrap()
}

/// The value of a hidden field of a page's form.
pub(crate) fn field<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap()
}

/// The number that a page of the shop gives for an order.
pub(crate) fn order_on(page: &str) -> &str {
    let (_, rest) = page.split_once("id=\"order\">").unwrap();
    rest.split('<').next().unwrap()
}

/// What the reader of imports makes of a page.
pub(crate) fn snapshots(format: Format, page: String) -> Vec<LineSnapshot> {
    let records = read(format, &ReadOptions::default(), Cursor::new(page));
    records.map(|record| record.unwrap().snapshot).collect()
}

/// What the book says, as the readers do: a line's refunds and freezes come in feeds of their own at Taobao.
pub(crate) fn assert_agrees(book: &Book, snapshots: &[LineSnapshot], has_feeds: bool) {
    let truth = book.truth();
    assert_eq!(truth.len(), snapshots.len());
    let by_key: HashMap<&str, &LineSnapshot> =
        snapshots.iter().map(|snapshot| (snapshot.line_key.as_str(), snapshot)).collect();
    for line in truth {
        let snapshot = by_key[line.line_key.as_str()];
        let returned = snapshot.commission_returned.map(|money| money.minor()).unwrap_or(0);
        let read = TruthLine {
            line_key: snapshot.line_key.clone(),
            order_ref: snapshot.order_ref.clone(),
            buyer_ref: snapshot.buyer_ref.clone(),
            status: snapshot.status,
            held: snapshot.held || (has_feeds && line.held),
            paid_minor: snapshot.paid.minor(),
            refunded_minor: if has_feeds { line.refunded_minor } else { snapshot.refunded.minor() },
            commission_minor: snapshot.commission.map(|money| money.minor()),
            commission_returned_minor: if has_feeds { line.commission_returned_minor } else { returned },
        };
        assert_eq!(read, line);
    }
}

/// One line in every state that a network can tell of, by the products of the catalogue in turn. Gives the keys.
pub(crate) fn one_of_each(book: &Book, new: impl Fn(usize, String) -> NewLine) -> Vec<String> {
    let products = book.products();
    let keys: Vec<String> =
        (0..9).map(|index| book.place(new(index, products[index].item_id.clone()))).collect();
    for key in &keys[1..] {
        assert!(book.pay(key));
    }
    for key in &keys[2..5] {
        assert!(book.receive(key));
    }
    assert!(book.settle(&keys[3]) && book.settle(&keys[4]) && book.cancel(&keys[4]));
    assert!(book.open_dispute(&keys[5], 100) && book.punish(&keys[6]));
    assert!(book.settle(&keys[7]) && book.open_dispute(&keys[7], 200) && book.lose_dispute(&keys[7]));
    assert!(book.open_dispute(&keys[8], 100) && book.win_dispute(&keys[8]) && book.amend(&keys[8], 77));
    let statuses: Vec<OrderStatus> = book.truth().iter().map(|line| line.status).collect();
    use OrderStatus::{AwaitingPayment, Invalid, Paid, Received, Settled};
    assert_eq!(
        statuses,
        [AwaitingPayment, Paid, Received, Settled, Invalid, Paid, Paid, Settled, Paid],
        "the cast is as this function says"
    );
    keys
}
