//! The bot from its start to its end.

use std::error::Error;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::bot::Bot;
use crate::config::Config;
use crate::members::Members;
use crate::queues::Queues;
use crate::rebated::Rebated;
use crate::talk::Talk;
use crate::telegram::TelegramApi;
use crate::{notices, polling, webhook};

/// Runs the bot until it is dropped, or cannot go on.
pub async fn run(config: Config) -> Result<(), Box<dyn Error + Send + Sync>> {
    tokio::fs::create_dir_all(&config.state).await?;
    let talk = Talk {
        rebated: Rebated::new(&config.rebated_url, &config.rebated_key)?,
        members: Members::open(&config.state).await?,
    };
    let bot = Bot {
        telegram: TelegramApi::new(&config.telegram_api, &config.telegram_token)?,
        talk: Arc::new(talk),
        queues: Queues::default(),
        message_time: config.message_time,
    };
    let follow = notices::follow(bot.clone(), config.state.join("cursor"));
    let receive = async {
        match config.webhook {
            None => {
                bot.telegram.delete_webhook().await?;
                match polling::poll(bot, config.poll_seconds).await {}
            }
            Some(hook) => {
                let listener = TcpListener::bind(hook.listen).await?;
                bot.telegram.set_webhook(&hook.url, &hook.secret).await?;
                axum::serve(listener, webhook::routes(bot, hook.secret)).await?;
                Ok(())
            }
        }
    };
    tokio::select! {
        never = follow => match never {},
        ended = receive => ended,
    }
}
