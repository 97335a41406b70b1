//! All tests over the whole product, in one binary so that it is linked once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod file_sizes;
mod harness;
mod layering;
mod workspace;
mod bills;
mod convergence;
mod idempotency;
mod imports;
mod parallel;
mod refunds;
mod rules;
mod statements;
mod subscriptions;
mod access_tokens;
mod account_calls;
mod api_keys;
mod authorisation;
mod identity;
mod inviters;
mod sign_in;
