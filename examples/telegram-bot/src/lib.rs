//! A Telegram bot for members of a Rebated platform: it turns shared products into links that earn, shows what
//! members have, and tells them when something happens to their rebates.
//!
//! It uses the public GraphQL API and nothing else, with types made from the schema when it is compiled.

pub mod bot;
pub mod config;
pub mod files;
pub mod log;
pub mod members;
pub mod notices;
pub mod polling;
pub mod queues;
pub mod rebated;
pub mod run;
pub mod simulator;
pub mod talk;
pub mod telegram;
pub mod webhook;
