//! The connectors of payment against the simulated channels, over HTTP on the loopback.

mod alipay;
mod callbacks;
mod calls;
mod faults;
mod rig;
mod rotation;
mod wechat_pay;
