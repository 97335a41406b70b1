//! The audit log: every mutation writes exactly one entry that tells who did what by what right, and what is
//! refused or done already writes none.

mod case;
mod cases;
mod paid;
mod reading;
mod silence;
mod stage;
mod system;
