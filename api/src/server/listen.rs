//! Accepts connections. Clients that are slow, silent or gone do not keep them.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tower::ServiceExt;

use super::{Shutdown, metrics};

/// How long the server waits for clients.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, and between two requests on one connection.
    pub head: Duration,
    /// For a sign of life of a client that takes nothing or says nothing, by TCP.
    pub silence: Duration,
    /// For requests under way when shutdown begins.
    pub shutdown: Duration,
    /// Most connections at once.
    pub connections: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(30),
            silence: Duration::from_secs(60),
            shutdown: Duration::from_secs(20),
            connections: 10_000,
        }
    }
}

/// What every connection holds until it is closed. Requests carry it along, for whoever takes a connection
/// over and keeps it: a WebSocket is a connection to its end, long after its request.
#[derive(Clone, Debug)]
pub struct Held {
    _place: Arc<OwnedSemaphorePermit>,
    _open: mpsc::Sender<Infallible>,
}

/// Pause after the system could not give us a connection: it may be out of file descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until shutdown begins; requests under way are finished.
pub async fn serve(
    listener: TcpListener,
    routes: Router,
    shutdown: Shutdown,
    patience: Patience,
) -> io::Result<()> {
    let upkeep = tokio::spawn(metrics::upkeep());
    let places = Arc::new(Semaphore::new(patience.connections));
    // every connection holds a sender: when all are gone, so are the connections
    let (open, mut all_closed) = mpsc::channel::<Infallible>(1);
    loop {
        let accepted = tokio::select! {
            () = shutdown.begun() => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "A connection could not be accepted.");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            tracing::warn!(%peer, "There are too many connections; this one is closed.");
            continue;
        };
        let held = Held { _place: Arc::new(place), _open: open.clone() };
        let (routes, shutdown) = (routes.clone(), shutdown.clone());
        tokio::spawn(async move {
            if let Err(error) = connection(stream, peer, held, routes, shutdown, patience).await {
                tracing::debug!(%peer, %error, "A connection ended early.");
            }
        });
    }
    drop((listener, open));
    if tokio::time::timeout(patience.shutdown, all_closed.recv()).await.is_err() {
        tracing::warn!("Some requests were still under way when the server stopped.");
    }
    upkeep.abort();
    Ok(())
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    held: Held,
    routes: Router,
    shutdown: Shutdown,
    patience: Patience,
) -> anyhow::Result<()> {
    tend(&stream, patience)?;
    let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        request.extensions_mut().insert(held.clone());
        routes.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        done = &mut connection => return Ok(done?),
        () = shutdown.begun() => connection.as_mut().graceful_shutdown(),
    }
    Ok(connection.await?)
}

/// Lets the system end a connection whose client is gone, or takes nothing of what is sent to it.
fn tend(stream: &TcpStream, patience: Patience) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let socket = SockRef::from(stream);
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(patience.silence))?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(patience.silence))?;
    Ok(())
}
