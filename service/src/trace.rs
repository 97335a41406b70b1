//! The name of the request that work is done for, where the work has no caller to ask.

use std::sync::Arc;

tokio::task_local! {
    static TRACE: Arc<str>;
}

/// Runs `work` for the request of this id. What is spawned by it is not part of it.
pub async fn within<T>(id: impl Into<Arc<str>>, work: impl Future<Output = T>) -> T {
    TRACE.scope(id.into(), work).await
}

/// The id of the request that the present work is done for; none for the platform's own.
pub fn current() -> Option<Arc<str>> {
    TRACE.try_with(Arc::clone).ok()
}
