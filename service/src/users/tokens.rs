use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use rebated_domain::id::{SessionId, UserId};
use rebated_domain::user::Role;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::keys::Keys;
use super::{AuthError, Proof};
use crate::{Fault, Platform, Who};

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
pub(super) fn issue(
    platform: &Platform,
    keys: &Keys,
    user: UserId,
    role: Role,
    session: Option<SessionId>,
) -> Result<AccessToken, Fault> {
    let now = platform.now();
    let expires_at = now + platform.tokens.access_ttl;
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
    Ok(AccessToken { text: sign(keys, &claims)?, expires_at })
}

fn sign(keys: &Keys, claims: &Claims) -> Result<String, Fault> {
    let header =
        Header { typ: Some(TYPE.into()), kid: Some(keys.kid.clone()), ..Header::new(Algorithm::EdDSA) };
    encode(&header, claims, &keys.signing).map_err(|error| Fault::Internal(error.to_string()))
}

/// Whom an access token names. Signature, algorithm, type, issuer, audience and expiry must all be right.
pub(super) async fn verify(platform: &Platform, token: &str) -> Result<Proof, AuthError> {
    let kid = key_id(token)?;
    let mut keys = platform.keys.keys(platform).await?;
    if !keys.verifying.contains_key(&kid) {
        keys = platform.keys.keys_again(platform).await?;
    }
    let claims = read(&platform.tokens, &keys, token, platform.now())?;
    let who = Who::User { id: UserId(claims.sub), role: claims.role, session: claims.sid.map(SessionId) };
    Ok(Proof { actor: who.into(), until: DateTime::from_timestamp_secs(claims.exp) })
}

fn key_id(token: &str) -> Result<String, AuthError> {
    let header = decode_header(token).map_err(|_| AuthError::Invalid)?;
    if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) {
        return Err(AuthError::Invalid);
    }
    header.kid.ok_or(AuthError::Invalid)
}

fn read(policy: &TokenPolicy, keys: &Keys, token: &str, now: DateTime<Utc>) -> Result<Claims, AuthError> {
    let key = keys.verifying.get(&key_id(token)?).ok_or(AuthError::Invalid)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[&policy.issuer]);
    rules.set_audience(&[&policy.audience]);
    rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // the expiry is checked below, against the platform's clock
    rules.validate_exp = false;
    let claims = decode::<Claims>(token, key, &rules).map_err(|_| AuthError::Invalid)?.claims;
    if claims.exp <= now.timestamp() { Err(AuthError::Invalid) } else { Ok(claims) }
}

#[cfg(test)]
mod tests {
    use jsonwebtoken::EncodingKey;

    use super::*;

    const ISSUED: i64 = 1_790_000_000;

    fn claims() -> Claims {
        Claims {
            iss: "rebated".into(),
            aud: "rebated".into(),
            sub: Uuid::from_u128(1),
            role: Role::Finance,
            sid: None,
            iat: ISSUED,
            exp: ISSUED + 900,
            jti: Uuid::from_u128(2),
        }
    }

    fn read_after(keys: &Keys, token: &str, seconds: i64) -> Option<Role> {
        let now = DateTime::from_timestamp_secs(ISSUED + seconds).expect("a test's time");
        read(&TokenPolicy::default(), keys, token, now).ok().map(|claims| claims.role)
    }

    #[test]
    fn a_token_ends_on_the_second() {
        let keys = Keys::from_seed("a", [1; 32]);
        let token = sign(&keys, &claims()).unwrap();
        assert_eq!([0, 899].map(|at| read_after(&keys, &token, at)), [Some(Role::Finance); 2]);
        assert_eq!([900, 901].map(|at| read_after(&keys, &token, at)), [None; 2]);
    }

    #[test]
    fn only_our_own_tokens_for_ourselves_are_read() {
        let keys = Keys::from_seed("a", [1; 32]);
        let read = |token: &str| read_after(&keys, token, 0);
        for (kid, seed) in [("b", [1; 32]), ("a", [2; 32])] {
            assert_eq!(read(&sign(&Keys::from_seed(kid, seed), &claims()).unwrap()), None, "{kid}");
        }
        assert_eq!(read(&sign(&keys, &Claims { iss: "other".into(), ..claims() }).unwrap()), None);
        assert_eq!(read(&sign(&keys, &Claims { aud: "other".into(), ..claims() }).unwrap()), None);
        for typ in [None, Some("JWT".to_owned())] {
            let header = Header { typ, kid: Some("a".into()), ..Header::new(Algorithm::EdDSA) };
            assert_eq!(read(&encode(&header, &claims(), &keys.signing).unwrap()), None);
        }
        // a public key passed off as a shared secret
        let header = Header { typ: Some(TYPE.into()), kid: Some("a".into()), ..Header::default() };
        let secret = EncodingKey::from_secret(keys.verifying["a"].try_get_as_bytes().unwrap());
        assert_eq!(read(&encode(&header, &claims(), &secret).unwrap()), None);
        let token = sign(&keys, &claims()).unwrap();
        for bad in ["", "a.b.c", "..", &token[1..], &token[..token.len() - 8]] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
