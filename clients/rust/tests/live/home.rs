use rebated_client::operations::{Home, MyOrders, home, my_orders};
use rebated_client::types::{OrderFilter, OrderSort, OrderSortField, OrderStatus, Role, SortDirection};

use crate::server::member;

#[tokio::test]
async fn the_first_screen_shows_the_newest_orders_of_the_list() {
    let home = member().run::<Home>(home::Variables { orders: Some(2) }).await.expect("an answer");
    let home = home.viewer.expect("somebody");
    assert_eq!(home.profile.role, Role::Member);
    assert!(home.balances.expect("balances").iter().any(|balance| balance.available.amount > 0.into()));
    let orders = home.orders.expect("orders");
    let newest: Vec<_> = orders.edges.iter().map(|edge| &edge.node.id).collect();
    assert_eq!(newest.len(), 2);
    assert!(orders.page_info.has_next_page);

    let first = page(None).await;
    assert_eq!(first.edges.iter().map(|edge| &edge.node.id).collect::<Vec<_>>(), newest);
    assert_eq!(first.page_info.end_cursor, first.edges.last().map(|edge| edge.cursor.clone()));
    let second = page(first.page_info.end_cursor).await;
    assert_eq!(second.edges.len(), 2);
    assert!(second.edges.iter().all(|edge| !newest.contains(&&edge.node.id)));
    assert!(first.edges[1].node.placed_at >= second.edges[0].node.placed_at);
}

#[tokio::test]
async fn inputs_narrow_and_sort() {
    let variables = my_orders::Variables {
        first: Some(3),
        filter: Some(OrderFilter { status: Some(vec![OrderStatus::Settled]), ..Default::default() }),
        sort: Some(OrderSort { direction: SortDirection::Asc, field: OrderSortField::PlacedAt }),
        ..Default::default()
    };
    let data = member().run::<MyOrders>(variables).await.expect("an answer");
    let orders: Vec<_> = data
        .viewer
        .expect("somebody")
        .orders
        .expect("orders")
        .edges
        .into_iter()
        .map(|edge| edge.node)
        .collect();
    assert_eq!(orders.len(), 3);
    assert!(orders.iter().all(|order| order.status == OrderStatus::Settled));
    assert!(orders.is_sorted_by_key(|order| order.placed_at));
}

async fn page(after: Option<String>) -> my_orders::MyOrdersViewerOrders {
    let variables = my_orders::Variables { first: Some(2), after, ..Default::default() };
    member()
        .run::<MyOrders>(variables)
        .await
        .expect("an answer")
        .viewer
        .expect("somebody")
        .orders
        .expect("orders")
}
