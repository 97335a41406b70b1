use std::time::Duration;

use futures_util::future::BoxFuture;
use rebated_domain::id::DeliveryId;
use rebated_domain::notification::{Language, NotificationKind};
use serde_json::Value;

/// A mail in two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Names the message, at every attempt: what comes twice can be recognised by it.
    pub id: DeliveryId,
    /// The address.
    pub to: String,
    /// The subject, on one line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// A text message. Gateways that send only wordings registered with them take the kind and the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// Names the message, at every attempt.
    pub id: DeliveryId,
    /// The number, with `+` and country code.
    pub to: String,
    /// What it is about.
    pub kind: NotificationKind,
    /// In which language.
    pub language: Language,
    /// What the wording names.
    pub facts: Value,
    /// The whole text.
    pub text: String,
}

/// A push to one app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// Names the message, at every attempt.
    pub id: DeliveryId,
    /// The app's token.
    pub token: String,
    /// What it is about.
    pub kind: NotificationKind,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// Why a provider did not take a message. The texts are shown to staff: no secrets, no addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It may succeed another time: the provider is down, slow or answers nonsense.
    #[error("{0}")]
    Again(String),
    /// The provider wants to be left alone for so long.
    #[error("the provider asks to wait")]
    Limited(Duration),
    /// The address or the app is not there any more.
    #[error("the address is not there any more")]
    Gone,
    /// It never succeeds.
    #[error("{0}")]
    Refused(String),
}

/// What came of a call: the provider's own name for the message, if it gives one.
pub type Receipt = Result<Option<String>, SendError>;

/// Sends mail.
pub trait MailPort: Send + Sync {
    /// Hands a mail to the provider.
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Receipt>;
}

/// Sends text messages.
pub trait SmsPort: Send + Sync {
    /// Hands a text message to the gateway.
    fn send<'a>(&'a self, sms: &'a Sms) -> BoxFuture<'a, Receipt>;
}

/// Sends pushes.
pub trait PushPort: Send + Sync {
    /// Hands a push to the provider.
    fn send<'a>(&'a self, push: &'a Push) -> BoxFuture<'a, Receipt>;
}
