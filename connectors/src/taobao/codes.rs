//! What the errors of the Taobao open platform mean, by its documentation: "API 错误码" for the codes of the platform
//! itself, and each call's own page for sub codes. `isp.…` is the platform's fault, `isv.…` the caller's.

use rebated_service::networks::TroubleKind;

use crate::union::Said;

/// Calls of a user, a session, a partner or the app beyond their limits, and calls that are too frequent.
const LIMITED: &[&str] = &["4", "5", "6", "7", "8"];
/// The service is not there.
const AWAY: &[&str] = &["3", "10"];
/// No right to the call, or to what it asks for.
const DENIED: &[&str] = &["11", "12", "13"];
/// Sub codes by which a call says that it has found nothing.
const NOTHING: &[&str] = &["isv.item-not-exist", "isv.no-result", "50001"];

/// What can be done.
pub(super) fn kind(said: &Said) -> TroubleKind {
    let (code, sub_code) = (said.code.as_str(), said.sub_code.as_str());
    if LIMITED.contains(&code) || sub_code.ends_with("call-limited") || sub_code.contains("limited-by-") {
        TroubleKind::Limited
    } else if is_refused(code) || is_denied(said) {
        TroubleKind::Refused
    } else if AWAY.contains(&code) || sub_code.starts_with("isp.") {
        TroubleKind::Away
    } else if said.is_about_the_window() {
        TroubleKind::TooLong
    } else {
        TroubleKind::Refused
    }
}

/// Method, format, signature, session, app key, time or version are not as they must be. The time may be ten minutes off.
fn is_refused(code: &str) -> bool {
    code.parse().is_ok_and(|code: u32| (21..=34).contains(&code))
}

/// Whether the account has no right to what was asked for.
pub(super) fn is_denied(said: &Said) -> bool {
    DENIED.contains(&said.code.as_str()) || said.sub_code.contains("permission")
}

/// Whether there is nothing by the name that was asked for.
pub(super) fn is_nothing(said: &Said) -> bool {
    said.code == "15" && NOTHING.contains(&said.sub_code.as_str())
}

#[cfg(test)]
mod tests {
    use rebated_service::networks::TroubleKind::{self, Away, Limited, Refused, TooLong};

    use super::*;

    #[test]
    fn every_code_has_its_class() {
        let cases: &[(&str, &str, &str, TroubleKind)] = &[
            (
                "7",
                "accesscontrol.limited-by-api-access-count",
                "This ban will last for 1 more seconds",
                Limited,
            ),
            ("7", "", "App Call Limited", Limited),
            ("15", "isp.call-limited", "", Limited),
            ("8", "", "App Call Exceeds Limited Frequency", Limited),
            ("10", "", "Service Currently Unavailable", Away),
            ("15", "isp.remote-service-timeout", "time exceeded", Away),
            ("15", "isp.remote-service-error", "", Away),
            ("15", "isp.top-remote-connection-timeout", "", Away),
            ("11", "isv.permission-api-package-limit", "scope ids is 11655", Refused),
            ("25", "isv.invalid-signature", "Invalid signature", Refused),
            ("27", "isv.session-expired", "Invalid session", Refused),
            ("31", "isv.invalid-timestamp", "Invalid Timestamp: out of range", Refused),
            ("40", "isv.missing-parameter", "", Refused),
            ("41", "isv.invalid-parameter", "开始时间和结束时间间隔不能超过3小时", TooLong),
            ("15", "isv.unknown", "something new", Refused),
            ("", "", "", Refused),
        ];
        for (code, sub_code, message, want) in cases {
            let said =
                Said { code: (*code).into(), sub_code: (*sub_code).into(), message: (*message).into() };
            assert_eq!(kind(&said), *want, "{code} {sub_code} {message}");
        }
    }
}
