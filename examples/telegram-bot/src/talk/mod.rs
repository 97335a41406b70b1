//! What is said in a chat: commands in, texts out.

mod account;
mod bills;
mod claim;
mod command;
mod convert;
mod language;
mod link;
mod orders;
mod words;

pub use command::Command;
pub use language::Language;
pub use words::{failed, hurry, money};

use crate::log;
use crate::members::Members;
use crate::rebated::{PROVIDER, Rebated, RebatedError};
use crate::telegram::Message;

/// Whoever talks: the platform, and who was met in which chat.
pub struct Talk {
    /// The platform.
    pub rebated: Rebated,
    /// The chats.
    pub members: Members,
}

impl Talk {
    /// The answer to a message. Faults are told in the answer, and noted.
    pub async fn answer(&self, message: &Message) -> String {
        match self.reply(message).await {
            Ok(text) => text,
            Err(error) => {
                log::note(format_args!("update {}: {error}", message.update));
                failed(message.language, &error)
            }
        }
    }

    async fn reply(&self, message: &Message) -> Result<String, RebatedError> {
        match Command::of(&message.text) {
            Command::Start => Ok(words::greeting(message.language).to_owned()),
            Command::Link(code) => self.link(message, code).await,
            Command::Balance => self.balance(message).await,
            Command::Orders => self.orders(message).await,
            Command::Bills => self.bills(message).await,
            Command::Claim(number) => self.claim(message, number).await,
            Command::Unknown => Ok(words::unknown_command(message.language).to_owned()),
            Command::Share(text) => self.convert(message, text).await,
        }
    }

    /// Whether somebody is linked to a chat now. Answers by a request for a link to nothing, which the platform refuses
    /// in one way for chats that are linked and in another for those that are not.
    pub async fn is_linked(&self, chat: i64) -> Result<bool, RebatedError> {
        let is_linked = self.is_known(chat).await?;
        if !is_linked {
            self.forget(chat).await;
        }
        Ok(is_linked)
    }

    /// Whose chat it is, or what to answer instead.
    async fn member(&self, message: &Message) -> Result<Result<String, &'static str>, RebatedError> {
        if !self.is_linked(message.chat).await? {
            return Ok(Err(words::not_linked(message.language)));
        }
        let user = self.members.user(message.chat).await;
        Ok(user.ok_or(words::member_not_told(message.language)))
    }

    async fn met(&self, message: &Message, user: String) {
        if let Err(error) = self.members.met(message.chat, user, message.language).await {
            log::note(format_args!("the chats cannot be written: {error}"));
        }
    }

    async fn forget(&self, chat: i64) {
        if let Err(error) = self.members.forget(chat).await {
            log::note(format_args!("the chats cannot be written: {error}"));
        }
    }
}

/// Names a request after the update that it answers, so that a repeat of the update repeats no request.
fn key_of(message: &Message) -> String {
    format!("{PROVIDER}:{}:{}", message.chat, message.update)
}
