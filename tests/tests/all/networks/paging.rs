//! Which way pages are turned decides whether rows are lost.

use chrono::TimeDelta;
use rebated_connectors::pinduoduo::Paging;
use rebated_connectors::union::simulator::NewLine;
use rebated_domain::order::OrderSource;
use rebated_tests::{TestApp, Unions, both_databases};

use super::{assert_covered, assert_true, shown};

/// Places more orders than two pages hold, and lets a row of the first page change while pages are turned.
async fn a_shifting_window(app: &TestApp, unions: &Unions, network: OrderSource, orders: usize) {
    let book = unions.book(network);
    let item_id = book.products()[0].item_id.clone();
    let mut keys = Vec::new();
    for _ in 0..orders {
        keys.push(book.place(NewLine { item_id: item_id.clone(), ..NewLine::default() }));
        app.clock().advance(TimeDelta::seconds(1));
    }
    let keys: Vec<String> = keys.into_iter().take(40).collect();
    let clock = app.platform().clone();
    let after = clock.now() + TimeDelta::minutes(1);
    app.move_to(after);
    let turned = std::sync::atomic::AtomicUsize::new(0);
    book.on_page(move |book, _| {
        let nth = turned.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        for key in keys.iter().skip(nth * 10).take(10) {
            book.pay(key);
        }
    });
}

both_databases! {
    async fn no_row_is_lost_when_rows_change_while_pages_are_turned(app: &TestApp) {
        let unions = app.unions().await;
        for (network, orders) in
            [(OrderSource::Pinduoduo, 160), (OrderSource::Taobao, 320), (OrderSource::Jd, 1_200)]
        {
            app.read_network(network).await;
            a_shifting_window(app, &unions, network, orders).await;
            app.read_network(network).await;
            let (lines, _) = shown(app, network).await;
            assert_eq!(lines.len(), orders, "{}", network.code());
            // what changed in the meantime comes with the next window
            unions.book(network).on_page(|_, _| {});
            app.clock().advance(TimeDelta::minutes(1));
            app.read_network(network).await;
            assert_true(app, &unions, network).await;
            assert_covered(app, network).await;
        }
    }

    async fn forward_paging_loses_rows(app: &TestApp) {
        let unions = app.open_unions().await;
        let network = OrderSource::Pinduoduo;
        app.platform().networks.add(unions.pinduoduo_account(app, "default", Paging::Forward));
        app.read_network(network).await;
        a_shifting_window(app, &unions, network, 160).await;
        app.read_network(network).await;
        let (lines, _) = shown(app, network).await;
        assert!(lines.len() < 160, "paging forward is known to lose rows here, or the other tests prove nothing");
    }
}
