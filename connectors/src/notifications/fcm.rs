//! Pushes by Firebase Cloud Messaging, HTTP v1.
//!
//! The message: <https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages>. The token of a service
//! account: <https://developers.google.com/identity/protocols/oauth2/service-account#httprest>.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rebated_service::clock::Clock;
use rebated_service::notifications::{Push, PushPort, SendError};
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Mutex;

use super::answer::{client, no_answer, retry_after, short};

const SCOPE: &str = "https://www.googleapis.com/auth/firebase.messaging";
const GRANT: &str = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
/// A token is not used any more so long before it ends.
const MARGIN: TimeDelta = TimeDelta::minutes(5);

/// How Firebase is reached, and as whom.
#[derive(Clone)]
pub struct FcmOptions {
    /// Where, such as `https://fcm.googleapis.com`.
    pub endpoint: String,
    /// The key of the service account: the JSON document that Google hands out.
    pub service_account: String,
}

/// Firebase is described wrongly. The text holds nothing of the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FcmError {
    /// The endpoint is no URL.
    #[error("must be a URL such as https://fcm.googleapis.com")]
    BadEndpoint,
    /// The key is not what Google hands out.
    #[error("is not the JSON key of a service account")]
    BadServiceAccount,
}

#[derive(Deserialize)]
struct ServiceAccount {
    project_id: String,
    client_email: String,
    private_key: String,
    token_uri: String,
}

/// Pushes by Firebase.
pub struct Fcm {
    client: Client,
    url: Url,
    token_url: Url,
    email: String,
    key: EncodingKey,
    clock: Arc<dyn Clock>,
    token: Mutex<Option<(String, DateTime<Utc>)>>,
}

#[derive(Deserialize)]
struct Token {
    access_token: String,
    expires_in: i64,
}

#[derive(Deserialize)]
struct Taken {
    name: String,
}

impl Fcm {
    /// Not signed in yet.
    pub fn new(options: &FcmOptions, clock: Arc<dyn Clock>) -> Result<Self, FcmError> {
        let bad_account = |_| FcmError::BadServiceAccount;
        let account: ServiceAccount = serde_json::from_str(&options.service_account).map_err(bad_account)?;
        let key = EncodingKey::from_rsa_pem(account.private_key.as_bytes());
        let endpoint = options.endpoint.trim_end_matches('/');
        let url = Url::parse(&format!("{endpoint}/v1/projects/{}/messages:send", account.project_id));
        Ok(Self {
            client: client().map_err(|_| FcmError::BadEndpoint)?,
            url: url.ok().filter(Url::has_host).ok_or(FcmError::BadEndpoint)?,
            token_url: Url::parse(&account.token_uri).map_err(|_| FcmError::BadServiceAccount)?,
            email: account.client_email,
            key: key.map_err(|_| FcmError::BadServiceAccount)?,
            clock,
            token: Mutex::default(),
        })
    }

    /// A token, the same until shortly before it ends.
    async fn token(&self) -> Result<String, SendError> {
        let (mut known, now) = (self.token.lock().await, self.clock.now());
        if let Some((token, _)) = known.as_ref().filter(|(_, ends)| *ends > now) {
            return Ok(token.clone());
        }
        let claims = json!({
            "iss": self.email,
            "scope": SCOPE,
            "aud": self.token_url.as_str(),
            "iat": now.timestamp(),
            "exp": (now + TimeDelta::hours(1)).timestamp(),
        });
        let assertion = encode(&Header::new(Algorithm::RS256), &claims, &self.key)
            .map_err(|_| SendError::Refused("the key of the service account does not sign".into()))?;
        // a JWT needs no escaping
        let form = format!("grant_type={GRANT}&assertion={assertion}");
        let request = self.client.post(self.token_url.clone()).body(form);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let response = request.send().await.map_err(no_answer)?;
        let status = response.status();
        let text = response.text().await.map_err(no_answer)?;
        let token: Token = serde_json::from_str(&text)
            .map_err(|_| SendError::Again(format!("no token was given: {status}")))?;
        *known = Some((token.access_token.clone(), now + TimeDelta::seconds(token.expires_in) - MARGIN));
        Ok(token.access_token)
    }

    async fn call(&self, push: &Push) -> Result<Option<String>, SendError> {
        let token = self.token().await?;
        let message = json!({ "message": {
            "token": push.token,
            "notification": { "title": push.title, "body": push.text },
            "data": { "id": push.id, "kind": push.kind },
            // a repeat takes the place of the first
            "android": { "notification": { "tag": push.id } },
            "apns": { "headers": { "apns-collapse-id": push.id } },
        } });
        let request = self.client.post(self.url.clone()).bearer_auth(token).body(message.to_string());
        let response = request.header("content-type", "application/json").send().await.map_err(no_answer)?;
        let (status, wait) = (response.status(), retry_after(&response));
        let text = response.text().await.map_err(no_answer)?;
        match status {
            StatusCode::OK => Ok(serde_json::from_str::<Taken>(&text).ok().map(|taken| short(&taken.name))),
            StatusCode::NOT_FOUND => Err(SendError::Gone),
            StatusCode::TOO_MANY_REQUESTS => Err(SendError::Limited(wait)),
            StatusCode::UNAUTHORIZED => {
                *self.token.lock().await = None;
                Err(SendError::Again("the token was not accepted".into()))
            }
            status if status.is_server_error() => {
                Err(SendError::Again(format!("Firebase answered {status}")))
            }
            status => Err(SendError::Refused(format!("Firebase answered {status}"))),
        }
    }
}

impl PushPort for Fcm {
    fn send<'a>(&'a self, push: &'a Push) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(self.call(push))
    }
}
