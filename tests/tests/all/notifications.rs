//! Notifications: what is told, through what, when, in which words, and what becomes of a failure.

mod attempts;
mod firebase;
mod life;
mod outside;
mod preferences;
pub mod probe;
pub mod smtp;
mod wording;
