use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// Stands between a client and the broker, and cuts their connections.
pub struct Proxy {
    url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    is_closed: AtomicBool,
    cut: Notify,
}

impl Proxy {
    /// Listens until the test ends, before the broker of a URL.
    pub async fn start(url: &str) -> Self {
        let (before, rest) = url.split_once('@').expect("a URL with a name");
        let (broker, path) = rest.split_once('/').unwrap_or((rest, "%2f"));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("{before}@{}/{path}", listener.local_addr().expect("it listens"));
        let state = Arc::new(State::default());
        tokio::spawn(serve(listener, broker.to_owned(), Arc::clone(&state)));
        Self { url, state }
    }

    /// The URL that leads through it.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Cuts what is connected; others may connect.
    pub fn cut(&self) {
        self.state.cut.notify_waiters();
    }

    /// Cuts what is connected, and nobody else gets through.
    pub fn close(&self) {
        self.state.is_closed.store(true, Ordering::SeqCst);
        self.cut();
    }

    /// Lets everybody through again.
    pub fn open(&self) {
        self.state.is_closed.store(false, Ordering::SeqCst);
    }
}

async fn serve(listener: TcpListener, broker: String, state: Arc<State>) {
    while let Ok((client, _)) = listener.accept().await {
        if state.is_closed.load(Ordering::SeqCst) {
            continue;
        }
        let (broker, state) = (broker.clone(), Arc::clone(&state));
        tokio::spawn(async move {
            let (mut client, cut) = (client, state.cut.notified());
            let Ok(mut server) = TcpStream::connect(&broker).await else { return };
            tokio::select! {
                _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                () = cut => {}
            }
        });
    }
}
