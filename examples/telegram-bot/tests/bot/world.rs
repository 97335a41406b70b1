//! A platform, a simulated Telegram and the bot between them.

use std::time::Duration;

use rebated_telegram_bot::config::{Config, Webhook};
use rebated_telegram_bot::run::run;
use rebated_telegram_bot::simulator::{Simulator, TOKEN};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::platform::{Platform, folder};

/// All three.
pub struct World {
    pub platform: Platform,
    pub telegram: Simulator,
    pub config: Config,
    bot: Option<JoinHandle<()>>,
}

impl World {
    /// Starts a platform and a Telegram, and the bot unless `webhook` says how it is called.
    pub async fn start(name: &str) -> Self {
        let folder = folder(name);
        let platform = Platform::start(&folder).await;
        let telegram = Simulator::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let routes = telegram.routes();
        tokio::spawn(async move { axum::serve(listener, routes).await });
        let config = Config {
            telegram_api: format!("http://{address}"),
            telegram_token: TOKEN.to_owned(),
            rebated_url: platform.url.clone(),
            rebated_key: platform.key.clone(),
            state: folder.join("bot"),
            message_time: Duration::from_secs(20),
            poll_seconds: 5,
            webhook: None,
        };
        Self { platform, telegram, config, bot: None }
    }

    /// Starts the bot.
    pub fn bot(&mut self) {
        let config = self.config.clone();
        self.bot = Some(tokio::spawn(async move { run(config).await.unwrap() }));
    }

    /// Ends the bot in the middle of whatever it does.
    pub async fn end_bot(&mut self) {
        if let Some(bot) = self.bot.take() {
            bot.abort();
            let _ = bot.await;
        }
    }

    /// Has the bot called at a free port.
    pub async fn with_webhook(&mut self, secret: &str) -> String {
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let url = format!("http://{free}/hook");
        self.config.webhook = Some(Webhook { listen: free, url: url.clone(), secret: secret.to_owned() });
        url
    }

    /// The next text in a chat, which must come soon.
    pub async fn heard(&self, chat: i64) -> String {
        soon(self.telegram.next_sent(Some(chat))).await.text
    }

    /// Waits until the bot's place in the log of events is another than `old`, and answers it.
    pub async fn cursor_is_not(&self, old: &str) -> String {
        let file = self.config.state.join("cursor");
        soon(async {
            loop {
                let now = tokio::fs::read_to_string(&file).await.unwrap_or_default();
                if now != old {
                    return now;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
        .await
    }
}

/// What must come soon; a test that waits for it in vain fails instead of hanging.
pub async fn soon<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(30), what).await.expect("comes within 30 s")
}
