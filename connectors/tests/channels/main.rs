//! The connectors of payment against the simulated channels, over HTTP on the loopback.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod alipay;
mod callbacks;
mod calls;
mod faults;
mod rig;
mod rotation;
mod wechat_pay;
