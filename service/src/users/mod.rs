//! People and programs: who they are, how they prove it, and what staff may change about them.

mod api_keys;
mod authenticate;
mod error;
mod event;
mod forget;
mod identities;
mod insert;
mod keys;
mod link_keys;
mod manage;
mod operator;
mod passwords;
mod profile;
pub mod queries;
mod register;
mod sessions;
mod sign_in;
mod throttle;
mod tokens;
mod told;

pub use api_keys::{NewApiKey, create_api_key, revoke_api_key};
pub use authenticate::{Proof, authenticate};
pub use error::{AuthError, UserError};
use event::tell;
pub(crate) use forget::{forget_refresh_tokens, forget_throttles};
pub use identities::{link_identity, unlink_identity};
pub use keys::{KeyRing, rotate_keys};
pub(crate) use link_keys::LinkKeys;
pub use manage::{close, reinstate, set_inviter, set_role, set_tier, suspend};
pub use operator::{TokenFor, create_admin, operator_token};
pub use passwords::PasswordHasher;
pub use profile::{ProfileChange, change_password, update_profile};
pub use register::{NewMember, register};
pub use sessions::{SessionTokens, SignedIn, refresh, sign_out};
pub use sign_in::sign_in;
pub use tokens::TokenPolicy;
