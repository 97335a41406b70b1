//! The words of the audit log: what was done, to what, by which kind of caller, and by what right.

mod action;
mod object;
mod permission;

pub use action::AuditAction;
pub use object::{ActorKind, ObjectType};
pub use permission::Permission;
