//! What the errors of Pinduoduo mean, by its open platform's documentation ("公共错误码") and the pages of the calls.

use rebated_service::networks::TroubleKind;

use crate::union::Said;

/// Calls that are too frequent, of the app, the user or all together.
const LIMITED: &[&str] = &["40000", "52101", "70031", "70033"];
/// The gateway or what stands behind it is away, late, or closed for repair.
const AWAY: &[&str] = &["50000", "50002", "70032", "70034", "70035"];
/// What the call itself says. Its sub codes are its own, whatever they mean elsewhere.
const OF_CALL: &str = "50001";
/// Of a call: the buyer and the place have not been registered together (备案).
const NOT_REGISTERED: &str = "60001";

/// What can be done.
pub(super) fn kind(said: &Said) -> TroubleKind {
    let (code, sub_code) = (said.code.as_str(), said.sub_code.as_str());
    let is_on = |list: &[&str]| list.contains(&code) || (code != OF_CALL && list.contains(&sub_code));
    if sub_code == NOT_REGISTERED {
        TroubleKind::NotRegistered
    } else if is_on(LIMITED) {
        TroubleKind::Limited
    } else if is_on(AWAY) || is_of_gateway(code) {
        TroubleKind::Away
    } else if said.is_about_the_window() {
        TroubleKind::TooLong
    } else {
        // parameters, signature, time, app and rights: 1…, 2… and 3…
        TroubleKind::Refused
    }
}

/// Whether the call itself says that it can make nothing of a link or a product.
pub(super) fn is_nothing(said: &Said) -> bool {
    said.code == OF_CALL && kind(said) == TroubleKind::Refused
}

/// 52001 to 52199: the gateway's own troubles.
fn is_of_gateway(code: &str) -> bool {
    code.parse().is_ok_and(|code: u32| (52_001..52_200).contains(&code))
}

#[cfg(test)]
mod tests {
    use rebated_service::networks::TroubleKind::{self, Away, Limited, NotRegistered, Refused, TooLong};

    use super::*;

    #[test]
    fn every_code_has_its_class() {
        let cases: &[(&str, &str, &str, TroubleKind)] = &[
            ("70031", "70031", "调用过于频繁，请调整调用频率", Limited),
            ("40000", "", "", Limited),
            ("52101", "52101", "当前接口被限流，请稍后重试", Limited),
            ("52102", "52102", "当前接口暂时不可用，请稍后重试", Away),
            ("50001", "60001", "入参custom_parameters未授权", NotRegistered),
            ("50000", "", "系统内部错误", Away),
            ("52002", "", "网关系统内部错误", Away),
            ("20004", "20004", "签名sign校验失败", Refused),
            ("10016", "", "client下线或者clientId不正确", Refused),
            ("50001", "50001", "开始时间和结束时间间隔不能超过24小时", TooLong),
            ("50001", "50002", "业务服务错误:商品不存在", Refused),
            ("50001", "", "参数错误", Refused),
            ("10008", "", "timestamp不合法", Refused),
        ];
        for (code, sub_code, message, want) in cases {
            let said =
                Said { code: (*code).into(), sub_code: (*sub_code).into(), message: (*message).into() };
            assert_eq!(kind(&said), *want, "{code} {sub_code} {message}");
        }
    }
}
