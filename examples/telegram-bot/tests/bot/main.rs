//! The bot between a simulated Telegram and a real server.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod faults;
mod notices;
mod platform;
mod queues;
mod transcript;
mod webhook;
mod world;
