//! The machines of orders, payments and refunds: their tables are whole, and no sequence of events, however
//! hostile, makes them lose or double money.

#[path = "machines/pages.rs"]
mod pages;
#[path = "machines/random.rs"]
mod random;
#[path = "machines/refund_bounds.rs"]
mod refund_bounds;
#[path = "machines/refund_search.rs"]
mod refund_search;
#[path = "machines/refund_world/mod.rs"]
mod refund_world;
#[path = "machines/search.rs"]
mod search;
#[path = "machines/shop_search.rs"]
mod shop_search;
#[path = "machines/shop_world/mod.rs"]
mod shop_world;
#[path = "machines/tables.rs"]
mod tables;
