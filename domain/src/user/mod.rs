//! People: roles, contact addresses, invite codes.

mod contact;
pub mod contact_mask;
mod invite;
mod password;
mod role;

pub use contact::{ContactError, DisplayName, Email, Phone};
pub use invite::{InviteCode, InviteCodeError};
pub use password::{PasswordRefusal, check_password};
pub use role::{ApiScope, Role, UserStatus};
