//! What happens to an update: it is read, queued in its chat, answered in time, and the answer is sent.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::log;
use crate::queues::Queues;
use crate::talk::{Talk, hurry};
use crate::telegram::{Message, TelegramApi, message_of};

/// The bot. A clone is the same bot.
#[derive(Clone)]
pub struct Bot {
    /// Telegram.
    pub telegram: TelegramApi,
    /// What is said.
    pub talk: Arc<Talk>,
    /// What waits in each chat.
    pub queues: Queues,
    /// How long the answer to one message may take to make.
    pub message_time: Duration,
}

impl Bot {
    /// Takes an update, and returns before it is answered. What cannot be read is left alone.
    pub fn take(&self, update: &Value) {
        let Some(message) = message_of(update) else { return };
        let (chat, number) = (message.chat, message.update);
        if !self.queues.push(chat, Box::pin(self.clone().answer(message))) {
            log::note(format_args!("update {number} is dropped: too many of one chat wait"));
        }
    }

    async fn answer(self, message: Message) {
        let (chat, number, language) = (message.chat, message.update, message.language);
        let talk = Arc::clone(&self.talk);
        // a task of its own, so that a fault in it can still be told
        let mut task = tokio::spawn(async move { talk.answer(&message).await });
        let text = match tokio::time::timeout(self.message_time, &mut task).await {
            Ok(Ok(text)) => text,
            Ok(Err(error)) => {
                log::note(format_args!("update {number} was given up: {error}"));
                hurry(language).to_owned()
            }
            Err(_) => {
                task.abort();
                log::note(format_args!("update {number} took too long"));
                hurry(language).to_owned()
            }
        };
        if let Err(error) = self.telegram.send(chat, &text).await {
            log::note(format_args!("update {number} is not answered: {error}"));
        }
    }
}
