//! The part of Telegram's Bot API that the bot uses.

mod api;
mod update;

pub use api::{TelegramApi, TelegramError};
pub use update::{Message, id_of, message_of};
