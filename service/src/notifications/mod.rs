//! Telling users of events.
//!
//! 1. [`Teller`] takes part in the dispatch of every event: it writes what a user is told, one delivery per
//!    channel that they want, and a job for each delivery.
//! 2. Each channel has a kind of job of its own, so that one that hangs keeps no other waiting. The job asks
//!    the channel's port and marks the delivery as sent.
//! 3. What is said is a template per kind, medium and language: the platform's own, or the newest version that an
//!    administrator has written.

mod audience;
mod deliver;
mod devices;
mod error;
mod inbox;
mod message;
mod outlets;
mod ports;
mod preferences;
pub mod queries;
mod render;
mod simulator;
mod teller;
mod templates;
mod told;

pub(crate) use deliver::register;
pub use devices::{forget_device, register_device};
pub use error::NotificationError;
pub use inbox::mark_read;
pub use outlets::Outlets;
pub use ports::{Mail, MailPort, Push, PushPort, SendError, Sms, SmsPort};
pub use preferences::{
    Choice, Preferences, PreferencesChange, Quiet, QuietWish, preferences, set_preferences,
};
pub use render::{RenderError, Rendered};
pub use simulator::{Sent, Simulator};
pub use teller::Teller;
pub use templates::{Draft, Template, TemplateChange, preview_template, templates, update_template};
