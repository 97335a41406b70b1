use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use rebated::server::{Patience, Shutdown, serve};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A server on a real socket; stops when dropped.
pub struct RunningServer {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl RunningServer {
    pub(crate) async fn start(router: Router, shutdown: Shutdown, patience: Patience) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let task = tokio::spawn(async move {
            if let Err(error) = serve(listener, router, shutdown, patience).await {
                eprintln!("the server stopped: {error}");
            }
        });
        Self { address, task }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of a path that begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Waits until the server has stopped by itself, after [`Site::shut_down`](crate::Site::shut_down).
    pub async fn stopped(&mut self) {
        (&mut self.task).await.expect("the server does not panic");
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}
