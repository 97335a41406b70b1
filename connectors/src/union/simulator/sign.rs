//! How the three networks sign: names and values, sorted and joined without anything between them, hashed with the
//! secret, in upper-case hexadecimal.

use aws_lc_rs::hmac::{self, HMAC_SHA256};
use md5::{Digest as _, Md5};

use super::Parameters;
use crate::payments::hex;

/// What a signature covers: everything but `sign` and what is empty, before any encoding.
fn content(parameters: &Parameters) -> String {
    parameters
        .iter()
        .filter(|(name, value)| *name != "sign" && !value.is_empty())
        .map(|(name, value)| format!("{name}{value}"))
        .collect()
}

/// MD5 of the content between two copies of the secret: all three networks.
pub(crate) fn md5(secret: &str, parameters: &Parameters) -> String {
    hex(&Md5::digest(format!("{secret}{}{secret}", content(parameters)))).to_uppercase()
}

/// HMAC with MD5: Taobao's `sign_method=hmac`.
pub(crate) fn hmac_md5(secret: &str, parameters: &Parameters) -> String {
    const BLOCK: usize = 64;
    let mut key = [0u8; BLOCK];
    if secret.len() > BLOCK {
        key[..16].copy_from_slice(&Md5::digest(secret));
    } else {
        key[..secret.len()].copy_from_slice(secret.as_bytes());
    }
    let keyed = |pad: u8, message: &[u8]| {
        let pads = key.map(|byte| byte ^ pad);
        Md5::digest([&pads[..], message].concat())
    };
    hex(&keyed(0x5c, &keyed(0x36, content(parameters).as_bytes()))).to_uppercase()
}

/// HMAC with SHA-256: Taobao's `sign_method=hmac-sha256`.
pub(crate) fn hmac_sha256(secret: &str, parameters: &Parameters) -> String {
    let key = hmac::Key::new(HMAC_SHA256, secret.as_bytes());
    hex(hmac::sign(&key, content(parameters).as_bytes()).as_ref()).to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// The example of the Taobao open platform's documentation; the two HMACs computed apart from this code.
    #[test]
    fn taobao_signs_as_documented() {
        let mut call = parameters(&[
            ("app_key", "12345678"),
            ("fields", "num_iid,title,nick,price,num"),
            ("format", "json"),
            ("method", "taobao.item.seller.get"),
            ("num_iid", "11223344"),
            ("session", "test"),
            ("sign_method", "md5"),
            ("timestamp", "2016-01-01 12:00:00"),
            ("v", "2.0"),
            ("sign", "not covered"),
            ("empty", ""),
        ]);
        assert_eq!(md5("helloworld", &call), "66987CB115214E59E6EC978214934FB8");
        call.insert("sign_method".into(), "hmac".into());
        assert_eq!(hmac_md5("helloworld", &call), "D56D7858309C31B6251083A874D48273");
        call.insert("sign_method".into(), "hmac-sha256".into());
        let known = "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8";
        assert_eq!(hmac_sha256("helloworld", &call), known);
    }

    /// Computed apart from this code by the published rule.
    #[test]
    fn jd_and_pinduoduo_sign_with_md5() {
        let request = r#"{"orderReq":{"pageIndex":1,"pageSize":500,"type":3,"startTime":"2026-01-31 11:00:00","endTime":"2026-01-31 12:00:00"}}"#;
        let jd = parameters(&[
            ("app_key", "ak"),
            ("method", "jd.union.open.order.row.query"),
            ("timestamp", "2026-01-31 12:00:00"),
            ("format", "json"),
            ("v", "1.0"),
            ("sign_method", "md5"),
            ("360buy_param_json", request),
        ]);
        assert_eq!(md5("sk", &jd), "6AE0F0E54767EA2E2E3AEE0842D489EA");
        let pinduoduo = parameters(&[
            ("type", "pdd.ddk.order.list.increment.get"),
            ("client_id", "cid"),
            ("timestamp", "1769875199"),
            ("data_type", "JSON"),
            ("version", "V1"),
            ("start_update_time", "1769871599"),
            ("end_update_time", "1769875199"),
            ("page", "1"),
            ("page_size", "50"),
            ("return_count", "true"),
        ]);
        assert_eq!(md5("cs", &pinduoduo), "BA921FBD91385406AFBB1C8774D592D5");
    }
}
