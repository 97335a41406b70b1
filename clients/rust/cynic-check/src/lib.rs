//! Operations as users of [cynic](https://cynic-rs.dev) write them: types first, from which cynic makes the
//! documents. That they compile shows that cynic understands the schema; `tests` sends them to a server.

pub mod enums;
pub mod home;
pub mod refunds;
pub mod register;
pub mod rules;
pub mod scalars;

/// The schema as types, for the derives.
#[cynic::schema("rebated")]
mod schema {}
