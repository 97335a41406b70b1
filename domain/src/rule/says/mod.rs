//! What a rule says: the stored form of a version, which is also the form of rule files.

mod caps;
mod reward;
mod scope;
mod spec;

pub use caps::{Budget, Caps};
pub use reward::{Base, Measure, Per, Reward, Tier, TierMode, Tiers};
pub use scope::{Hours, Scope, Weekday};
pub(super) use scope::{ancestors, is_within};
pub use spec::RuleSpec;
