use rebated_domain::audit::AuditAction;
use rebated_domain::order::OrderSource;

use super::TrackingError;
use super::buyer::Buyer;
use super::calls::Calls;
use super::told::ToldNames;
use super::whose::{Identity, whose};
use crate::access::Permit;
use crate::db::transact;
use crate::networks::Registration;
use crate::rebates::Desk;
use crate::users::link_in;
use crate::{Actor, Platform};

/// What came of making a buyer known to a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// The network knows the buyer.
    Done,
    /// The buyer has to agree at an address first.
    Open {
        /// Where.
        url: String,
    },
}

/// Makes a buyer known to a network, for networks whose links need that. Asking again changes nothing.
pub async fn register(
    platform: &Platform,
    actor: &Actor,
    source: OrderSource,
    identity: Option<&Identity>,
) -> Result<Registered, TrackingError> {
    let (user, permit) = whose(platform, actor, identity).await?;
    let network = platform.networks.of(source).ok_or(TrackingError::NotOffered)?;
    let buyer = Buyer::of(platform, user, source).await?;
    ask(platform, permit, &Calls::to(network.as_ref(), platform.link_memory.patience), &buyer).await
}

/// Asks the network, and keeps the names that it and we have for the buyer. The address that a buyer opens belongs to our
/// name, so that this is stored before anybody is shown it.
pub(super) async fn ask(
    platform: &Platform,
    permit: Permit,
    calls: &Calls<'_>,
    buyer: &Buyer,
) -> Result<Registered, TrackingError> {
    let registration = calls.register(&buyer.tracking(None)).await?;
    let own = buyer.is_new.then(|| buyer.sub_id.as_str());
    let (theirs, registered) = match &registration {
        Registration::Done { buyer_ref } => (Some(buyer_ref.as_str()), Registered::Done),
        Registration::Open { url } => (None, Registered::Open { url: url.clone() }),
    };
    let theirs = theirs.filter(|theirs| *theirs != buyer.sub_id.as_str() || buyer.is_new);
    let mut names: Vec<&str> = own.into_iter().chain(theirs).collect();
    names.dedup();
    if !names.is_empty() {
        keep(platform, permit, buyer, &names).await?;
    }
    Ok(registered)
}

async fn keep(
    platform: &Platform,
    permit: Permit,
    buyer: &Buyer,
    names: &[&str],
) -> Result<(), TrackingError> {
    let desk = Desk::open(platform).await?;
    transact(&platform.db, async |txn| {
        let linked = link_in(txn, &desk, buyer.user, buyer.source.code(), names).await?;
        let new: Vec<String> =
            linked.into_iter().filter(|(_, is_new)| *is_new).map(|(row, _)| row.subject).collect();
        if !new.is_empty() {
            let entry = permit.did(AuditAction::NetworkRegister, buyer.user);
            let entry = entry.made(&ToldNames::of(buyer.source, new))?;
            entry.record_in(txn, platform, desk.now).await?;
        }
        Ok::<_, TrackingError>(())
    })
    .await?;
    platform.events.wake();
    Ok(())
}
