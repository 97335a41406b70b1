//! Networks, links, claims, and signals of risk.

use rebated_domain::audit::Permission;
use rebated_domain::id::UserId;
use rebated_domain::user::ApiScope;

use super::{Decision, Denied, MONEY, PEOPLE, Permit, Permitted, STAFF, act_for_self, decide, permit};
use crate::Actor;

/// Make links for oneself, and be made known to networks, as a person: the user, and the permit.
pub fn make_own_links(actor: &Actor) -> Result<(UserId, Permit), Denied> {
    Ok((act_for_self(actor)?, Permit::new(actor, Permission::LinksMake)))
}

/// The same for users who are named by their identities.
pub fn make_links(actor: &Actor) -> Permitted {
    permit(actor, Permission::LinksMake, STAFF, &[ApiScope::LinksWrite])
}

/// Read everybody's links.
pub fn read_links(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Claim orders for oneself, or as a bot for members who talk to it, and take one's own claims back.
pub fn claim_orders(actor: &Actor) -> Permitted {
    permit(actor, Permission::OrdersClaim, PEOPLE, &[ApiScope::IdentitiesWrite])
}

/// Read all claims, and what speaks for them.
pub fn read_claims(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Be told how everybody's claims were decided, as their claimants are: whoever reads them, and bots that claim for
/// members.
pub fn hear_of_claims(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::IdentitiesWrite])
}

/// Decide whether claimed orders are the claimants'.
pub fn decide_claims(actor: &Actor) -> Permitted {
    permit(actor, Permission::ClaimsDecide, STAFF, &[])
}

/// Read what has been read of affiliate networks.
pub fn read_networks(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Have affiliate networks read.
pub fn manage_networks(actor: &Actor) -> Permitted {
    permit(actor, Permission::NetworksManage, MONEY, &[])
}

/// Read what may be wrong with users, and who and what is on hold.
pub fn read_risk(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Put users and orders on hold.
pub fn place_risk_holds(actor: &Actor) -> Permitted {
    permit(actor, Permission::RiskHoldsPlace, STAFF, &[])
}

/// Let users and orders go that are on hold: money moves after it.
pub fn release_risk_holds(actor: &Actor) -> Permitted {
    permit(actor, Permission::RiskHoldsRelease, MONEY, &[])
}
