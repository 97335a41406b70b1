//! Work that is done later.
//!
//! A **job** is a row, stored with the change that asks for it ([`NewJobs`]), claimed by a worker under a lease, and
//! finished in the transaction of its effect ([`Claimed::finish_in`]). A **sweep** finds work in ordinary rows by
//! their due times. A **schedule** stores one job per period, whatever the number of nodes.
//!
//! Everything here may run on any number of nodes at once, and may be killed and repeated.

mod claim;
mod claimed;
mod decide;
mod error;
mod failure;
mod forget;
mod kind;
mod lapse;
mod new_jobs;
pub mod queries;
mod schedule;
mod settle;
mod stock;
mod sweeps;
mod told;
mod work;
mod worker;

pub use claim::claim;
pub use claimed::{Claimed, Finished};
pub use decide::{Decision, discard, retry};
pub use error::JobError;
pub use failure::JobFailure;
pub use forget::forget_in_chunks;
pub use kind::{JobKind, Registry};
pub use new_jobs::{NewJob, NewJobs};
pub use schedule::{Schedule, enqueue_scheduled};
pub use sweeps::run_sweeps;
pub use work::{WorkerOptions, run_due, work};
