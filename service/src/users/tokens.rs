use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use rebated_domain::id::{SessionId, UserId};
use rebated_domain::user::Role;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::AuthError;
use crate::{Actor, Fault, Platform};

/// How tokens are made.
#[derive(Clone, Debug)]
pub struct TokenPolicy {
    /// Who issues them: the claim `iss`.
    pub issuer: String,
    /// For whom: the claim `aud`.
    pub audience: String,
    /// How long an access token lives. A suspended user is out after at most that time.
    pub access_ttl: Duration,
    /// How long a refresh token lives.
    pub refresh_ttl: Duration,
}

impl Default for TokenPolicy {
    fn default() -> Self {
        Self {
            issuer: "rebated".into(),
            audience: "rebated".into(),
            access_ttl: Duration::minutes(15),
            refresh_ttl: Duration::days(30),
        }
    }
}

/// The claims of an access token (RFC 9068).
#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<Uuid>,
    iat: i64,
    exp: i64,
    jti: Uuid,
}

/// The type in the header of an access token (RFC 9068, section 2.1).
const TYPE: &str = "at+jwt";

/// An access token that has just been made.
#[derive(Clone, Debug)]
pub(super) struct AccessToken {
    pub(super) text: String,
    pub(super) expires_at: DateTime<Utc>,
}

/// Makes an access token, signed with Ed25519 by the newest key.
pub(super) async fn issue(
    platform: &Platform,
    user: UserId,
    role: Role,
    session: Option<SessionId>,
) -> Result<AccessToken, Fault> {
    let keys = platform.keys.keys(platform).await?;
    let now = platform.now();
    let expires_at = now + platform.tokens.access_ttl;
    let header =
        Header { typ: Some(TYPE.into()), kid: Some(keys.kid.clone()), ..Header::new(Algorithm::EdDSA) };
    let claims = Claims {
        iss: platform.tokens.issuer.clone(),
        aud: platform.tokens.audience.clone(),
        sub: user.0,
        role,
        sid: session.map(|id| id.0),
        iat: now.timestamp(),
        exp: expires_at.timestamp(),
        jti: platform.new_id(now),
    };
    let text = encode(&header, &claims, &keys.signing).map_err(|error| Fault::Internal(error.to_string()))?;
    Ok(AccessToken { text, expires_at })
}

/// Whom an access token names. Signature, algorithm, type, issuer, audience and expiry must all be right.
pub(super) async fn verify(platform: &Platform, token: &str) -> Result<Actor, AuthError> {
    let header = decode_header(token).map_err(|_| AuthError::Invalid)?;
    if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) {
        return Err(AuthError::Invalid);
    }
    let kid = header.kid.ok_or(AuthError::Invalid)?;
    let mut keys = platform.keys.keys(platform).await?;
    if !keys.verifying.contains_key(&kid) {
        keys = platform.keys.keys_again(platform).await?;
    }
    let key = keys.verifying.get(&kid).ok_or(AuthError::Invalid)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[&platform.tokens.issuer]);
    rules.set_audience(&[&platform.tokens.audience]);
    rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // the expiry is checked below, against the platform's clock
    rules.validate_exp = false;
    let claims = decode::<Claims>(token, key, &rules).map_err(|_| AuthError::Invalid)?.claims;
    if claims.exp <= platform.now().timestamp() {
        return Err(AuthError::Invalid);
    }
    Ok(Actor::User { id: UserId(claims.sub), role: claims.role, session: claims.sid.map(SessionId) })
}
