//! People: roles, contact addresses, invite codes.

mod chat;
mod contact;
pub mod contact_mask;
mod invite;
mod link_code;
mod password;
mod role;

pub use chat::ChatProvider;
pub use contact::{ContactError, DisplayName, Email, Phone};
pub use invite::{InviteCode, InviteCodeError};
pub use link_code::{LINK_CODE_LASTS, LinkCode, LinkCodeError, MOST_LINK_CODES};
pub use password::{PasswordRefusal, check_password};
pub use role::{ApiScope, Role, UserStatus};
