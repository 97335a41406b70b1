/// Declares a connection and its edge.
///
/// ```ignore
/// connection! {
///     /// A page of orders.
///     OrderConnection,
///     /// An order and where it stands in its list.
///     OrderEdge: Order
/// }
/// ```
///
/// `OrderConnection::new(list, page, total)` takes rows with their keys, as [`page::Page`] gives
/// them: `page.map(|row| (Key::TimeId(row.placed_at, row.id.into()), Order::new(row)))`.
///
/// [`page::Page`]: rebated_service::page::Page
#[macro_export]
macro_rules! connection {
    ($(#[$doc:meta])* $connection:ident, $(#[$edge_doc:meta])* $edge:ident: $node:ty) => {
        #[doc = concat!("One row of a [`", stringify!($connection), "`].")]
        pub struct $edge {
            list: $crate::graphql::connection::List,
            key: rebated_service::page::Key,
            node: $node,
        }

        $(#[$edge_doc])*
        #[async_graphql::Object]
        impl $edge {
            /// Where the row stands in its list; for `after` and `before`.
            fn cursor(&self) -> String {
                self.list.cursor(self.key)
            }
            /// The row.
            fn node(&self) -> &$node {
                &self.node
            }
        }

        #[doc = concat!("A page of [`", stringify!($edge), "`]s.")]
        pub struct $connection {
            edges: Vec<$edge>,
            has_next: bool,
            has_previous: bool,
            total: Option<u64>,
        }

        impl $connection {
            /// A page of `list`. `total` is counted only when it is asked for: see
            /// [`wants_total`]($crate::graphql::connection::wants_total).
            pub fn new(
                list: $crate::graphql::connection::List,
                page: rebated_service::page::Page<(rebated_service::page::Key, $node)>,
                total: Option<u64>,
            ) -> Self {
                let (has_next, has_previous) = (page.has_next, page.has_previous);
                let edges = page.items.into_iter().map(|(key, node)| $edge { list, key, node }).collect();
                Self { edges, has_next, has_previous, total }
            }
        }

        $(#[$doc])*
        #[async_graphql::Object]
        impl $connection {
            /// The rows with their cursors.
            fn edges(&self) -> &[$edge] {
                &self.edges
            }
            /// Where the page stands in its list.
            fn page_info(&self) -> $crate::graphql::connection::PageInfo {
                let cursor = |edge: Option<&$edge>| edge.map(|edge| edge.list.cursor(edge.key));
                $crate::graphql::connection::PageInfo {
                    has_next_page: self.has_next,
                    has_previous_page: self.has_previous,
                    start_cursor: cursor(self.edges.first()),
                    end_cursor: cursor(self.edges.last()),
                }
            }
            /// How many rows the whole list has, counted up to 10,000; null where it is not counted.
            fn total_count(&self) -> Option<i32> {
                let limit = $crate::graphql::connection::COUNT_LIMIT;
                self.total.and_then(|total| i32::try_from(total.min(limit)).ok())
            }
        }
    };
}
