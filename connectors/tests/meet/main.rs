//! The clients of affiliate networks against the simulated ones, over HTTP on the loopback.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_connectors::jd::simulator::JdSimulator;
use rebated_connectors::jd::{JdOptions, JdUnion};
use rebated_connectors::payments::simulator::Host;
use rebated_connectors::pinduoduo::simulator::PinduoduoSimulator;
use rebated_connectors::pinduoduo::{Duoduoke, PinduoduoOptions};
use rebated_connectors::taobao::simulator::TaobaoSimulator;
use rebated_connectors::taobao::{TaobaoOptions, TaobaoUnion};
use rebated_connectors::union::UnionLimits;
use rebated_connectors::union::simulator::{Book, NewLine, SimulatorFault};
use rebated_domain::link::{LinkTarget, SharedLink};
use rebated_domain::network::{Feed, Window};
use rebated_domain::order::LineSnapshot;
use rebated_service::clock::{Clock as _, ManualClock};
use rebated_service::networks::{AffiliateNetwork, Registration, Tracking, TroubleKind};

struct Met {
    network: Box<dyn AffiliateNetwork>,
    book: Book,
    clock: Arc<ManualClock>,
    _host: Host,
}

fn limits() -> UnionLimits {
    UnionLimits {
        per_second: 10_000,
        failures: 1_000,
        call: std::time::Duration::from_secs(3),
        ..UnionLimits::default()
    }
}

async fn all() -> Vec<Met> {
    let start = DateTime::parse_from_rfc3339("2026-10-01T10:00:00+08:00").unwrap().to_utc();
    let mut met = Vec::new();
    for nth in 0..3 {
        let clock = Arc::new(ManualClock::new(start));
        let mut host = Host::open().await.unwrap();
        let (network, book): (Box<dyn AffiliateNetwork>, Book) = match nth {
            0 => {
                let simulator = TaobaoSimulator::new(host.url(), clock.clone());
                host.serve(simulator.routes());
                let options = TaobaoOptions { limits: limits(), ..simulator.options("t") };
                (Box::new(TaobaoUnion::new(options, clock.clone()).unwrap()), simulator.book())
            }
            1 => {
                let simulator = JdSimulator::new(host.url(), clock.clone());
                host.serve(simulator.routes());
                let options = JdOptions { limits: limits(), ..simulator.options("j") };
                (Box::new(JdUnion::new(options, clock.clone()).unwrap()), simulator.book())
            }
            _ => {
                let simulator = PinduoduoSimulator::new(host.url(), clock.clone());
                host.serve(simulator.routes());
                let options = PinduoduoOptions { limits: limits(), ..simulator.options("p") };
                (Box::new(Duoduoke::new(options, clock.clone()).unwrap()), simulator.book())
            }
        };
        met.push(Met { network, book, clock, _host: host });
    }
    met
}

impl Met {
    /// The newest snapshot of every line of the last hour.
    async fn pull(
        &self,
        feed: Feed,
        from: DateTime<Utc>,
    ) -> (BTreeMap<String, LineSnapshot>, Vec<rebated_domain::network::AfterSale>) {
        let window = Window { from, until: self.clock.now() };
        let (mut cursor, mut lines, mut cases) = (None, BTreeMap::new(), Vec::new());
        loop {
            let page = self.network.pull(feed, window, cursor.as_ref()).await.unwrap();
            assert_eq!(page.failures, []);
            for record in page.orders {
                lines.insert(record.snapshot.line_key.clone(), record.snapshot);
            }
            cases.extend(page.after_sales);
            cursor = page.next;
            if cursor.is_none() {
                return (lines, cases);
            }
        }
    }
}

fn new_line(item_id: &str) -> NewLine {
    NewLine { item_id: item_id.into(), quantity: 1, sub_id: Some("m_42".into()), ..NewLine::default() }
}

#[tokio::test]
async fn orders_come_out_as_they_are() {
    for met in all().await {
        let items = met.book.products();
        let start = met.clock.now();
        let mut placed = Vec::new();
        for nth in 0..130 {
            placed.push(met.book.place(new_line(&items[nth % items.len()].item_id)));
        }
        met.clock.advance(TimeDelta::minutes(5));
        for (nth, key) in placed.iter().enumerate() {
            if nth % 2 == 0 {
                met.book.pay(key);
            }
            if nth % 4 == 0 {
                met.book.receive(key);
            }
            if nth % 8 == 0 {
                met.book.settle(key);
            }
            if nth % 7 == 1 {
                met.book.cancel(key);
            }
            if nth % 12 == 0 {
                met.book.punish(key);
            }
        }
        met.clock.advance(TimeDelta::minutes(5));
        let (lines, _) = met.pull(Feed::Orders, start).await;
        let truth = met.book.truth();
        let source = met.network.source();
        assert_eq!(lines.len(), truth.len(), "{source}");
        for line in truth {
            let found = &lines[&line.line_key];
            let what = format!("{source} {}", line.line_key);
            assert_eq!(found.status, line.status, "{what}");
            assert_eq!(
                (found.order_ref.as_str(), found.paid.minor()),
                (line.order_ref.as_str(), line.paid_minor),
                "{what}"
            );
            if found.status.earns() {
                assert_eq!(found.commission.map(|money| money.minor()), line.commission_minor, "{what}");
            }
        }
        if met.network.feeds().contains(&Feed::Punishments) {
            let (_, cases) = met.pull(Feed::Punishments, start).await;
            assert!(!cases.is_empty() && cases.iter().all(|case| case.case_key.starts_with("punish:")));
        }
    }
}

#[tokio::test]
async fn nothing_is_lost_while_rows_change() {
    for met in all().await {
        let item = met.book.products()[0].item_id.clone();
        let start = met.clock.now();
        let keys: Vec<String> = (0..700).map(|_| met.book.place(new_line(&item))).collect();
        met.clock.advance(TimeDelta::minutes(5));
        let until = met.clock.now();
        met.clock.advance(TimeDelta::minutes(1));
        let moving = keys.clone();
        met.book.on_page(move |book, nth| {
            for key in moving.iter().skip(nth * 5).take(4) {
                book.pay(key);
            }
        });
        let (mut cursor, mut seen) = (None, std::collections::BTreeSet::new());
        loop {
            let page =
                met.network.pull(Feed::Orders, Window { from: start, until }, cursor.as_ref()).await.unwrap();
            seen.extend(page.orders.iter().map(|record| record.snapshot.line_key.clone()));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        met.clock.advance(TimeDelta::minutes(1));
        let (later, _) = met.pull(Feed::Orders, until).await;
        let lost: Vec<_> =
            keys.iter().filter(|key| !seen.contains(*key) && !later.contains_key(*key)).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", met.network.source());
    }
}

#[tokio::test]
async fn faults_have_their_kinds() {
    use SimulatorFault::*;
    for met in all().await {
        let window = Window { from: met.clock.now() - TimeDelta::minutes(10), until: met.clock.now() };
        let cases = [
            (RateLimited, TroubleKind::Limited),
            (Away, TroubleKind::Away),
            (Hang, TroubleKind::Away),
            (HalfAnswer, TroubleKind::BadAnswer),
            (Garbage, TroubleKind::BadAnswer),
            (SystemError, TroubleKind::Away),
        ];
        for (fault, want) in cases {
            let name = format!("{} {fault:?}", met.network.source());
            met.book.fail(fault);
            let trouble = met.network.pull(Feed::Orders, window, None).await.unwrap_err();
            assert_eq!(trouble.kind, want, "{name}: {trouble}");
        }
        assert!(met.network.pull(Feed::Orders, window, None).await.is_ok());
        let long = Window { from: met.clock.now() - TimeDelta::hours(25), ..window };
        let trouble = met.network.pull(Feed::Orders, long, None).await.unwrap_err();
        assert_eq!(trouble.kind, TroubleKind::TooLong, "{}", met.network.source());
        let longest = met.network.longest_window(Feed::Orders, met.clock.now());
        let longest = Window { from: met.clock.now() - longest, ..window };
        assert!(met.network.pull(Feed::Orders, longest, None).await.is_ok());
    }
}

#[tokio::test]
async fn links_are_made_of_what_is_shared() {
    for met in all().await {
        let source = met.network.source();
        let item = met.book.products()[0].clone();
        let find = |target: LinkTarget| {
            let shared = SharedLink { network: source, target };
            let network = &met.network;
            async move { network.product(&shared).await.unwrap() }
        };
        let found = find(LinkTarget::Item(item.item_id.clone())).await.unwrap();
        assert_eq!(
            (found.title.as_str(), found.price.minor()),
            (item.title.as_str(), item.price_minor),
            "{source}"
        );
        assert_eq!(found.commission_rate.ppm(), item.commission_rate.ppm(), "{source}");
        assert_eq!(found.coupon.as_ref().map(|coupon| coupon.amount.minor()), item.coupon_minor, "{source}");
        assert_eq!(found.compare_rate, item.compare_rate, "{source}");
        let short = find(LinkTarget::Short(met.book.shared_link(&item.item_id))).await;
        assert_eq!(short.map(|product| product.item_id), Some(item.item_id.clone()), "{source} short");
        let none = match source.code() {
            "JD" => "5",
            _ => "no-such-item",
        };
        assert_eq!(find(LinkTarget::Item(none.into())).await, None, "{source}");
        let tracking = Tracking { sub_id: "m_42".into(), registered: None, place: None };
        match met.network.register(&tracking).await.unwrap() {
            Registration::Done { buyer_ref } => {
                let is_channel = buyer_ref.starts_with("relation:");
                assert!(buyer_ref == "m_42" || is_channel, "{source} {buyer_ref}");
            }
            Registration::Open { url } => {
                let trouble = met.network.link(&found, &tracking).await.unwrap_err();
                assert_eq!(trouble.kind, TroubleKind::NotRegistered);
                assert!(url.starts_with("http"));
                met.book.authorise(r#"{"uid":"m_42"}"#);
                let done = met.network.register(&tracking).await.unwrap();
                assert_eq!(done, Registration::Done { buyer_ref: "m_42".into() });
            }
        }
        let link = met.network.link(&found, &tracking).await.unwrap();
        assert!(link.url.starts_with("http"));
        if let Some(password) = &link.password {
            let inner = password.trim_matches('￥').to_owned();
            if source.code() == "TAOBAO" {
                assert!(find(LinkTarget::Password(inner)).await.is_some());
            }
        }
    }
}
