use cynic::QueryBuilder;
use rebated_cynic_check::enums::Role;
use rebated_cynic_check::home::{Home, HomeVariables};

use crate::server::{answer, data, member};

fn first(orders: i32, after: Option<String>) -> HomeVariables {
    HomeVariables { orders: Some(orders), after }
}

#[tokio::test]
async fn a_member_pages_through_her_orders() {
    let member = member();
    let viewer = data(Some(&member), &Home::build(first(2, None))).await.viewer.expect("somebody");
    assert_eq!(viewer.role, Role::Member);
    let page = viewer.orders.expect("orders");
    assert_eq!(page.edges.len(), 2);
    assert!(page.page_info.has_next_page);
    assert_eq!(page.page_info.end_cursor.as_ref(), page.edges.last().map(|edge| &edge.cursor));
    let after = Some(page.edges[0].cursor.clone());
    let viewer = data(Some(&member), &Home::build(first(1, after))).await.viewer.expect("somebody");
    let next = &viewer.orders.expect("orders").edges[0].node;
    assert_eq!((&next.id, &next.placed_at), (&page.edges[1].node.id, &page.edges[1].node.placed_at));
}

#[tokio::test]
async fn an_error_has_its_code() {
    let code = async |token: Option<&str>, orders: i32| {
        let answer = answer(token, &Home::build(first(orders, None))).await;
        let [error] = answer.errors.unwrap_or_default().try_into().expect("one error");
        error.extensions.expect("extensions").code
    };
    assert_eq!(code(Some("nonsense"), 1).await, "UNAUTHENTICATED");
    assert_eq!(code(Some(&member()), 101).await, "BAD_USER_INPUT");
}
