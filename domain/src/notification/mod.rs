//! What users are told of events: which, through what, in which language, and when not.

mod channel;
mod facts;
mod kind;
mod language;
mod news;
mod quiet;
mod state;
mod wording;

pub use channel::{Channel, Medium};
pub use facts::{facts, sample};
pub use kind::NotificationKind;
pub use language::Language;
pub use news::is_news;
pub use quiet::{BadQuietHours, QuietHours};
pub use state::DeliveryState;
pub use wording::{Wording, wording};
