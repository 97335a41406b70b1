//! The machines of orders, payments and refunds: their tables are whole, and no sequence of events, however
//! hostile, makes them lose or double money.

#[path = "machines/refund_search.rs"]
mod refund_search;
#[path = "machines/refund_world/mod.rs"]
mod refund_world;
#[path = "machines/search.rs"]
mod search;
