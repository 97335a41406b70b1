use rebated_service::networks::{Trouble, TroubleKind};

use crate::outward::{BAD_ANSWER, NoAnswer};

/// A trouble with a code and words.
pub(crate) fn of(kind: TroubleKind, code: &str, message: &str) -> Trouble {
    Trouble { kind, code: code.to_owned(), message: message.to_owned() }
}

/// An answer that cannot be read.
pub(crate) fn bad_answer(message: &str) -> Trouble {
    of(TroubleKind::BadAnswer, BAD_ANSWER, message)
}

/// A request that would be wrong, and was not sent.
pub(crate) fn refused(code: &str, message: &str) -> Trouble {
    of(TroubleKind::Refused, code, message)
}

/// A feed that the network has not.
pub(crate) fn no_such_feed() -> Trouble {
    refused("NO_SUCH_FEED", "the network has no such feed")
}

/// A window that has more pages than the network turns.
pub(crate) fn too_many_pages() -> Trouble {
    of(TroubleKind::TooLong, "TOO_MANY_PAGES", "the window has more pages than can be turned")
}

impl From<NoAnswer> for Trouble {
    fn from(error: NoAnswer) -> Self {
        let kind = match error {
            NoAnswer::TooLong => TroubleKind::BadAnswer,
            NoAnswer::Unreachable | NoAnswer::Late | NoAnswer::Broken => TroubleKind::Away,
        };
        of(kind, error.code(), &error.to_string())
    }
}
