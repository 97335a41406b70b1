//! A believable data set for trying the platform out: a dozen members who invite each other, rules, four
//! months of orders from several sources, refunds and bills, and a store with a few goods.
//!
//! Everything is made by the workflows that a client reaches through the API, in the order in which it
//! would have happened; the newest orders at networks are read from simulators of these. Nothing is left to chance: the set depends only on the day on which it was begun.
//! Every step can be repeated, so that a run that was interrupted is finished by the next one.

mod baskets;
mod bills;
mod catalogue;
mod dice;
mod life;
mod orders;
mod page;
mod people;
mod plan;
mod reading;
mod refunds;
mod rules;
mod shelf;
mod shop;
mod snapshot;
mod staff;
mod story;
#[cfg(test)]
mod tests;
mod told;

use anyhow::{Context as _, ensure};
use rebated_service::orders::queries::{self, OrderFilter};
use rebated_service::page::PageRequest;
use rebated_service::users::{TokenFor, operator_token};
use rebated_service::{Platform, jobs};

pub use page::page;
use staff::Staff;

/// Access tokens for the people of the data set.
#[derive(Clone, Debug)]
pub struct DemoTokens {
    /// A member with orders, rebates and bills.
    pub member: String,
    /// A member of support.
    pub support: String,
    /// Somebody who looks after the money.
    pub finance: String,
    /// An administrator.
    pub admin: String,
}

/// Fills the database, unless that has been done before, and makes tokens.
///
/// Refuses a database that holds other orders: the data set brings rules of its own and closes months,
/// neither of which can be undone.
pub async fn fill(platform: &Platform) -> anyhow::Result<DemoTokens> {
    let staff = Staff::open(platform).await?;
    if !people::is_complete(platform).await? {
        if !people::is_begun(platform).await? {
            refuse_foreign_orders(platform).await?;
        }
        build(platform, &staff).await.context("the demonstration data set could not be made")?;
    }
    let member = operator_token(platform, TokenFor::Email(people::FIRST.email.into())).await?;
    let Staff { support, finance, admin } = staff;
    Ok(DemoTokens { member, support: support.token, finance: finance.token, admin: admin.token })
}

async fn build(platform: &Platform, staff: &Staff) -> anyhow::Result<()> {
    let members = people::gather(platform).await?;
    // a run that finishes an interrupted one must tell the same story
    let today = members.first().context("the cast is not empty")?.created_at;
    rules::publish(platform, &staff.admin.actor).await?;
    orders::import(platform, &staff.admin.actor, today).await?;
    reading::read(platform, today).await?;
    refunds::play(platform, staff, &members, today).await?;
    shelf::fill(platform, &staff.admin.actor).await?;
    jobs::run_sweeps(platform).await?;
    bills::issue(platform, &staff.finance.actor, today).await?;
    people::complete(platform).await
}

async fn refuse_foreign_orders(platform: &Platform) -> anyhow::Result<()> {
    let any =
        queries::page(platform.db.read(), &OrderFilter::default(), true, &PageRequest::first(1)).await?;
    ensure!(
        any.items.is_empty(),
        "the database holds orders already, and the demonstration would mix its rules and bills with them; \
         name an empty one, such as --database-url sqlite://data/demo.sqlite"
    );
    Ok(())
}
