//! What the rules that were picked pay for the lines of an order.

mod gross;
mod order;
mod step;
mod tiers;

pub use order::{Applied, Award, Part, PricedLine, PricingLine, price_order};
pub use step::{MarginalPart, Step, Trace};
