//! The clients of affiliate networks against canned answers, over HTTP on the loopback.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod faults;
mod jd;
mod pinduoduo;
mod sliding;
mod stand;
mod taobao;
mod taobao_links;
