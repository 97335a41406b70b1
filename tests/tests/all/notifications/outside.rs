//! The requests to Alibaba Cloud, as a server sees them.

use std::sync::{Arc, Mutex};

use aws_lc_rs::{digest, hmac};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use rebated_connectors::notifications::{Aliyun, AliyunOptions, SmsTemplates};
use rebated_domain::id::DeliveryId;
use rebated_domain::notification::{Language, NotificationKind};
use rebated_service::clock::ManualClock;
use rebated_service::notifications::{SendError, Sms, SmsPort as _};
use serde_json::{Value, json};
use uuid::Uuid;

/// What came.
pub type Request = (Uri, HeaderMap, Bytes);

/// What came, and what is answered.
#[derive(Default)]
pub struct Desk {
    pub requests: Mutex<Vec<Request>>,
    answers: Mutex<Vec<(u16, Value)>>,
}

async fn take(State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    desk.requests.lock().unwrap().push((uri, headers, body));
    let (status, answer) = desk.answers.lock().unwrap().remove(0);
    (StatusCode::from_u16(status).unwrap(), Json(answer))
}

/// Answers what comes with these, one after the other.
pub async fn serve(answers: Vec<(u16, Value)>) -> (String, Arc<Desk>) {
    let desk = Arc::new(Desk { answers: Mutex::new(answers), ..Desk::default() });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(take).with_state(Arc::clone(&desk));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}"), desk)
}

pub fn now() -> DateTime<Utc> {
    "2026-11-01T00:00:00Z".parse().unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_text_message_is_signed_and_its_answer_understood() {
    let answers = vec![
        (200, json!({ "Code": "OK", "BizId": "biz-1", "Message": "OK", "RequestId": "r" })),
        (400, json!({ "Code": "isv.MOBILE_NUMBER_ILLEGAL" })),
        (503, json!({ "Code": "ServiceUnavailable" })),
        (400, json!({ "Code": "isv.AMOUNT_NOT_ENOUGH" })),
        (429, json!({})),
    ];
    let (endpoint, desk) = serve(answers).await;
    let options = AliyunOptions {
        endpoint,
        access_key_id: "key".into(),
        access_key_secret: "secret".into(),
        sign_name: "返利".into(),
        templates: SmsTemplates::read(&["PASSWORD_CHANGED/ZH=SMS_1".into()]).unwrap(),
    };
    let gateway = Aliyun::new(options, Arc::new(ManualClock::new(now()))).unwrap();
    let sms = |kind| Sms {
        id: DeliveryId(Uuid::from_u128(7)),
        to: "+8613800138000".into(),
        kind,
        language: Language::Zh,
        facts: json!({ "sessionsEnded": "2" }),
        text: "x".into(),
    };
    let known = sms(NotificationKind::PasswordChanged);
    assert_eq!(gateway.send(&known).await, Ok(Some("biz-1".into())));
    assert_eq!(gateway.send(&known).await, Err(SendError::Gone));
    assert!(matches!(gateway.send(&known).await, Err(SendError::Again(_))));
    assert!(matches!(gateway.send(&known).await, Err(SendError::Refused(_))));
    assert!(matches!(gateway.send(&known).await, Err(SendError::Limited(_))));
    assert!(matches!(gateway.send(&sms(NotificationKind::SignedIn)).await, Err(SendError::Refused(_))));

    let requests = desk.requests.lock().unwrap();
    assert_eq!(requests.len(), 5, "a message without a template is not sent");
    let (uri, headers, body) = &requests[0];
    assert!(body.is_empty());
    let query = uri.query().unwrap();
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(
        query,
        "OutId=00000000-0000-0000-0000-000000000007&PhoneNumbers=13800138000&SignName=%E8%BF%94%E5%88%A9\
         &TemplateCode=SMS_1&TemplateParam=%7B%22sessionsEnded%22%3A%222%22%7D"
    );
    assert_eq!((header("x-acs-action"), header("x-acs-version")), ("SendSms".into(), "2017-05-25".into()));
    assert_eq!(header("x-acs-date"), "2026-11-01T00:00:00Z");
    // the canonical request, written out once more
    let empty = hex(digest::digest(&digest::SHA256, b"").as_ref());
    let canonical = format!(
        "POST\n/\n{query}\nhost:{}\nx-acs-action:SendSms\nx-acs-content-sha256:{empty}\n\
         x-acs-date:2026-11-01T00:00:00Z\nx-acs-signature-nonce:{}\nx-acs-version:2017-05-25\n\n\
         host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version\n{empty}",
        header("host"),
        header("x-acs-signature-nonce"),
    );
    let digest = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
    let signature = hex(hmac::sign(&key, format!("ACS3-HMAC-SHA256\n{digest}").as_bytes()).as_ref());
    let authorization = header("authorization");
    assert!(
        authorization.starts_with("ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host;"),
        "{authorization}"
    );
    assert!(authorization.ends_with(&format!(",Signature={signature}")), "{authorization}");
}
