//! A Bot API on this machine, with one person: what is typed is said to the bot, and what it answers is printed.
//! The language is that of the variable LANGUAGE_CODE, `zh` or `en`; the address 127.0.0.1:8081.

use std::io::{Write as _, stdout};

use rebated_telegram_bot::simulator::{Simulator, TOKEN};
use tokio::net::TcpListener;

/// The chat of whoever types.
const CHAT: i64 = 7;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let language = std::env::var("LANGUAGE_CODE").unwrap_or_else(|_| "en".to_owned());
    let simulator = Simulator::default();
    let listener = TcpListener::bind("127.0.0.1:8081").await?;
    writeln!(
        stdout(),
        "The Bot API is at http://127.0.0.1:8081, the token is {TOKEN}. Type, for example /start"
    )?;
    let typing = simulator.clone();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            typing.say(CHAT, &language, &line);
        }
    });
    let routes = simulator.routes();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    loop {
        let sent = simulator.next_sent(None).await;
        writeln!(stdout(), "\n{}\n", sent.text)?;
    }
}
