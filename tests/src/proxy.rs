use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Stands between clients and a server, and cuts their connections. Every change of conduct cuts what is connected.
pub struct Proxy {
    address: String,
    conduct: watch::Sender<Conduct>,
}

/// What becomes of a new connection.
#[derive(Clone, Copy)]
enum Conduct {
    Open,
    Closed,
    Silent,
    Saying(&'static str),
}

impl Proxy {
    /// A way to the server at `HOST:PORT`.
    pub async fn start(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens").to_string();
        let (conduct, told) = watch::channel(Conduct::Open);
        tokio::spawn(serve(listener, server.to_owned(), told));
        Self { address, conduct }
    }

    /// `HOST:PORT` of the proxy.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Others may connect.
    pub fn cut(&self) {
        self.conduct.send_modify(|_| {});
    }

    /// Nobody gets through.
    pub fn close(&self) {
        self.conduct.send_replace(Conduct::Closed);
    }

    /// Whoever connects hears nothing.
    pub fn fall_silent(&self) {
        self.conduct.send_replace(Conduct::Silent);
    }

    /// Whoever connects hears this, once for each star that it sends: every command to Redis begins with one.
    pub fn say(&self, text: &'static str) {
        self.conduct.send_replace(Conduct::Saying(text));
    }

    /// Everybody gets through.
    pub fn open(&self) {
        self.conduct.send_replace(Conduct::Open);
    }
}

async fn serve(listener: TcpListener, server: String, told: watch::Receiver<Conduct>) {
    while let Ok((client, _)) = listener.accept().await {
        let (server, mut told) = (server.clone(), told.clone());
        let conduct = *told.borrow_and_update();
        tokio::spawn(async move {
            tokio::select! {
                () = converse(client, &server, conduct) => {}
                _ = told.changed() => {}
            }
        });
    }
}

async fn converse(mut client: TcpStream, server: &str, conduct: Conduct) {
    let mut heard = [0; 4_096];
    let text = match conduct {
        Conduct::Open => {
            let Ok(mut server) = TcpStream::connect(server).await else { return };
            let _ = copy_bidirectional(&mut client, &mut server).await;
            return;
        }
        Conduct::Closed => return,
        Conduct::Silent => "",
        Conduct::Saying(text) => text,
    };
    while let Ok(count @ 1..) = client.read(&mut heard).await {
        let commands = heard[..count].iter().filter(|byte| **byte == b'*').count().max(1);
        if client.write_all(text.repeat(commands).as_bytes()).await.is_err() {
            return;
        }
    }
}
