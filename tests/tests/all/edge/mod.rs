//! What client developers and attackers meet first: HTTP, validation, limits, persisted documents.

mod admission;
mod calls;
mod documents;
mod faults;
mod first_party;
mod headers;
mod hostile;
mod http;
mod limits;
mod media;
mod nulls;
mod throttling;
