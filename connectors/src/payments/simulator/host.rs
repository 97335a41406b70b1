use std::io;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A free port of this machine, on which a simulator will listen. It stops with this value.
pub struct Host {
    url: String,
    listener: Option<TcpListener>,
    serving: Option<JoinHandle<()>>,
}

impl Host {
    /// Takes a free port. The simulator is made with its address, and then served.
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        Ok(Self { url, listener: Some(listener), serving: None })
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Begins to answer.
    pub fn serve(&mut self, routes: Router) {
        if let Some(listener) = self.listener.take() {
            self.serving = Some(tokio::spawn(async move {
                // it runs until it is aborted
                let _ = axum::serve(listener, routes).await;
            }));
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(serving) = &self.serving {
            serving.abort();
        }
    }
}
