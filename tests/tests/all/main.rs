//! All tests over the whole product, in one binary so that it is linked once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod access_tokens;
mod account_calls;
mod api_keys;
mod audit;
mod authorisation;
mod backtests;
mod balances;
mod bill_documents;
mod bills;
mod convergence;
mod edge;
mod event_docs;
mod events;
mod file_sizes;
mod guide;
mod harness;
mod idempotency;
mod identity;
mod imports;
mod inviters;
mod jobs;
mod layering;
mod ledger;
mod parallel;
mod refunds;
mod rule_docs;
mod rule_files;
mod rules;
mod samples;
mod sign_in;
mod sockets;
mod statements;
mod webhooks;
mod workspace;
