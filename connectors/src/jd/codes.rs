//! What the errors of JD mean: those of the gateway by the open platform's documentation ("网关系统错误码"), those inside
//! an answer by the pages of the calls of JD Union.

use rebated_service::networks::TroubleKind;

use crate::union::Said;

/// The gateway: calls of the app beyond its limits.
const LIMITED: &[&str] = &["2"];
/// The gateway: the service behind it is late, away or broken.
const AWAY: &[&str] = &["65", "66", "67"];
/// Inside an answer: too many requests.
const CALL_LIMITED: &[&str] = &["413", "429"];

/// Inside an answer: there is no such product or link, or JD pays nothing for it.
const NOTHING: &str = "404";

/// What can be done about an error of the gateway: version, time (it may be six minutes off), signature, method, key and
/// rights are for people.
pub(super) fn of_gateway(said: &Said) -> TroubleKind {
    if LIMITED.contains(&said.code.as_str()) {
        TroubleKind::Limited
    } else if AWAY.contains(&said.code.as_str()) {
        TroubleKind::Away
    } else {
        TroubleKind::Refused
    }
}

/// What can be done about an answer that is not `200`.
pub(super) fn of_call(said: &Said) -> TroubleKind {
    if CALL_LIMITED.contains(&said.code.as_str()) {
        TroubleKind::Limited
    } else if said.code.len() == 3 && said.code.starts_with('5') {
        TroubleKind::Away
    } else if said.is_about_the_window() {
        TroubleKind::TooLong
    } else {
        TroubleKind::Refused
    }
}

/// Whether the call says that it can make nothing of a link or a product.
pub(super) fn is_nothing(said: &Said) -> bool {
    said.code == NOTHING
}

#[cfg(test)]
mod tests {
    use rebated_service::networks::TroubleKind::{self, Away, Limited, Refused, TooLong};

    use super::*;

    #[test]
    fn every_code_has_its_class() {
        let said = |code: &str, message: &str| Said {
            code: code.into(),
            message: message.into(),
            ..Said::default()
        };
        let gateway: [(&str, TroubleKind); 6] =
            [("2", Limited), ("8", Refused), ("12", Refused), ("67", Away), ("19", Refused), ("", Refused)];
        for (code, want) in gateway {
            assert_eq!(of_gateway(&said(code, "")), want, "{code}");
        }
        let calls: [(&str, &str, TroubleKind); 6] = [
            ("413", "请求过于频繁", Limited),
            ("500", "服务端异常", Away),
            ("400", "查询时间范围不能超过1小时", TooLong),
            ("400", "参数错误", Refused),
            ("403", "无访问权限", Refused),
            ("2003101", "", Refused),
        ];
        for (code, message, want) in calls {
            assert_eq!(of_call(&said(code, message)), want, "{code} {message}");
        }
    }
}
