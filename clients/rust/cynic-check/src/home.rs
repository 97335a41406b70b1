//! A member's newest orders: a query with a connection.

#![expect(missing_docs, reason = "the schema describes the fields")]

use crate::enums::Role;
use crate::scalars::{DateTime, Money};
use crate::schema;

#[derive(cynic::QueryVariables, Debug)]
pub struct HomeVariables {
    pub orders: Option<i32>,
    pub after: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "HomeVariables")]
pub struct Home {
    pub viewer: Option<Viewer>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "User", variables = "HomeVariables")]
pub struct Viewer {
    pub display_name: String,
    pub role: Role,
    #[arguments(first: $orders, after: $after)]
    pub orders: Option<OrderConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct OrderConnection {
    pub edges: Vec<OrderEdge>,
    pub page_info: PageInfo,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct OrderEdge {
    pub cursor: String,
    pub node: Order,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct Order {
    pub id: cynic::Id,
    pub placed_at: DateTime,
    pub refundable: Money,
}

#[derive(cynic::QueryFragment, Debug)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}
