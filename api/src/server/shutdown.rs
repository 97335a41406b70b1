use std::future::Future;
use std::sync::Arc;

use tokio::sync::watch;

/// Tells every part of the process that it shall end.
#[derive(Clone)]
pub struct Shutdown {
    sender: Arc<watch::Sender<bool>>,
}

impl Default for Shutdown {
    fn default() -> Self {
        Self { sender: Arc::new(watch::Sender::new(false)) }
    }
}

impl Shutdown {
    /// A shutdown that SIGINT or SIGTERM begins.
    pub fn on_signal() -> Self {
        let shutdown = Self::default();
        let begin = shutdown.clone();
        tokio::spawn(async move {
            signal().await;
            tracing::info!("Shutting down.");
            begin.begin();
        });
        shutdown
    }

    /// Begins it.
    pub fn begin(&self) {
        self.sender.send_replace(true);
    }

    /// Turns true when it has begun.
    pub fn watch(&self) -> watch::Receiver<bool> {
        self.sender.subscribe()
    }

    /// Waits until it has begun.
    pub fn begun(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut receiver = self.sender.subscribe();
        async move {
            // the sender cannot be gone before it has sent
            let _ = receiver.wait_for(|begun| *begun).await;
        }
    }
}

async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
