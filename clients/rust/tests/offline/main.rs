//! The client without a rebated server.

mod http;
mod socket;
mod wire;
