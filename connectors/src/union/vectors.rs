//! Signatures that others have published, or that another implementation has made.

use super::{SignMethod, signature, signed};

/// The example that the documentation of the Taobao open platform works through ("API 调用方法详解").
const DOCUMENTED: [(&str, &str); 8] = [
    ("app_key", "12345678"),
    ("fields", "num_iid,title,nick,price,num"),
    ("format", "json"),
    ("method", "taobao.item.seller.get"),
    ("num_iid", "11223344"),
    ("session", "test"),
    ("timestamp", "2016-01-01 12:00:00"),
    ("v", "2.0"),
];

#[test]
fn requests_of_taobao_are_signed_as_documented() {
    let cases = [
        (SignMethod::Md5, "66987CB115214E59E6EC978214934FB8"),
        // computed with Python's hmac
        (SignMethod::Hmac, "D56D7858309C31B6251083A874D48273"),
        (SignMethod::HmacSha256, "04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8"),
    ];
    for (method, want) in cases {
        let given = DOCUMENTED.into_iter().chain([("sign_method", method.code()), ("platform", "")]);
        let mut request = signed(method, "helloworld", given);
        assert_eq!((request["sign"].as_str(), request.get("platform")), (want, None), "{method:?}");
        // what is empty is not part of it, nor is a signature
        request.insert("platform".into(), String::new());
        assert_eq!(signature(method, "helloworld", &request), want, "{method:?}");
    }
}

/// The string that a question on SegmentFault (1010000002569107) shows with its signature.
#[test]
fn a_published_string_of_taobao_has_its_signature() {
    let request = [
        ("app_key", "test"),
        ("fields", "nick"),
        ("format", "xml"),
        ("method", "taobao.user.seller.get"),
        ("session", "test"),
        ("timestamp", "2013-05-06 13:52:03"),
        ("v", "2.0"),
    ];
    let cases = [
        (SignMethod::Md5, "72CB4D809B375A54502C09360D879C64"),
        // computed from the rule
        (SignMethod::Hmac, "FA15A9D5B42AB2D6F3397843851ED09A"),
        (SignMethod::HmacSha256, "267B9C1C7A2FE1CE413DBB95E596616D32107AE0992BE2C22143CFCE303E8E34"),
    ];
    for (method, want) in cases {
        let given = request.into_iter().chain([("sign_method", method.code())]);
        assert_eq!(signed(method, "test", given)["sign"], want, "{method:?}");
    }
}

/// Computed with Python's hashlib. Digits come before letters, so that `360buy_param_json` is the first.
#[test]
fn requests_of_jd_are_signed_over_the_text_of_the_parameters() {
    let param = r#"{"orderReq":{"pageIndex":1,"pageSize":500,"type":3,"startTime":"2026-01-31 11:00:00","endTime":"2026-01-31 12:00:00"}}"#;
    let request = [
        ("app_key", "ak"),
        ("method", "jd.union.open.order.row.query"),
        ("timestamp", "2026-01-31 12:00:00"),
        ("format", "json"),
        ("v", "1.0"),
        ("sign_method", "md5"),
        ("360buy_param_json", param),
    ];
    assert_eq!(signed(SignMethod::Md5, "sk", request)["sign"], "6AE0F0E54767EA2E2E3AEE0842D489EA");
}

/// Computed with Python's hashlib.
#[test]
fn requests_of_pinduoduo_are_signed_over_their_texts() {
    let request = [
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
    ];
    assert_eq!(signed(SignMethod::Md5, "cs", request)["sign"], "BA921FBD91385406AFBB1C8774D592D5");
}
