use rebated_domain::notification::BadQuietHours;

use super::RenderError;
use crate::access::Denied;
use crate::{ErrorKind, Fault};

/// Why a request about notifications was refused.
#[derive(Debug, thiserror::Error)]
pub enum NotificationError {
    /// The token of an app has 16 to 4096 printable ASCII characters.
    #[error("the token of an app has 16 to 4096 printable ASCII characters")]
    BadDeviceToken,
    /// The quiet hours begin and end at the same time, or at none.
    #[error(transparent)]
    BadQuietHours(#[from] BadQuietHours),
    /// The template does not render with the sample facts of its kind, or not within the limits.
    #[error(transparent)]
    BadTemplate(#[from] RenderError),
    /// No such app of the caller's.
    #[error("there is no such device")]
    DeviceNotFound,
    /// Only mail has HTML.
    #[error("only mail has HTML")]
    HtmlOnlyForMail,
    /// Mail about the safety of the account is always sent.
    #[error("mail about the safety of the account cannot be switched off")]
    NotOptional,
    /// Somebody else has changed the template.
    #[error("the template has changed since it was read")]
    StaleVersion,
    /// More notifications, choices or devices than one may have or name.
    #[error("at most {0}")]
    TooMany(usize),
    /// The zone is not in the IANA database.
    #[error("the time zone is unknown")]
    UnknownTimeZone,
    /// Not allowed.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl NotificationError {
    /// What the refusal means to the caller.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::BadDeviceToken
            | Self::BadQuietHours(_)
            | Self::BadTemplate(_)
            | Self::DeviceNotFound
            | Self::HtmlOnlyForMail
            | Self::NotOptional
            | Self::StaleVersion
            | Self::TooMany(_)
            | Self::UnknownTimeZone => ErrorKind::Refused,
            Self::Denied(denied) => denied.kind(),
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}
