//! The bot between a simulated Telegram and a real server.

mod faults;
mod notices;
mod platform;
mod queues;
mod transcript;
mod webhook;
mod world;
