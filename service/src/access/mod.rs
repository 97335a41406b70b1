//! Who may do what: one function per permission, asked by workflows before anything else.
//!
//! The platform itself (`Who::System`) may do everything. An object that a caller may not see is
//! treated as absent by the read that looks it up, never as forbidden.
//!
//! Whoever wants to read is answered yes or no. Whoever wants to change something is answered a
//! [`Permit`], and what they do with it is recorded.

mod networks;
mod permit;

use rebated_domain::audit::Permission;
use rebated_domain::event::AggregateType;
use rebated_domain::id::{SessionId, UserId};
use rebated_domain::user::{ApiScope, Role};
use rebated_entity::user;

use crate::actor::Who;
use crate::{Actor, ErrorKind};

pub use networks::{
    claim_orders, decide_claims, hear_of_claims, make_links, make_own_links, manage_networks,
    place_risk_holds, read_claims, read_links, read_networks, read_risk, release_risk_holds,
};
pub use permit::Permit;

/// The caller may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Signing in may help.
    #[error("sign in first")]
    Unauthenticated,
    /// Nothing helps.
    #[error("not allowed")]
    Forbidden,
}

impl Denied {
    /// What the refusal means to the caller.
    pub const fn kind(self) -> ErrorKind {
        match self {
            Self::Unauthenticated => ErrorKind::Unauthenticated,
            Self::Forbidden => ErrorKind::Forbidden,
        }
    }
}

type Decision = Result<(), Denied>;
type Permitted = Result<Permit, Denied>;

fn decide(actor: &Actor, roles: &[Role], scopes: &[ApiScope]) -> Decision {
    let allowed = match actor.who() {
        Who::System => true,
        Who::Anonymous => return Err(Denied::Unauthenticated),
        Who::User { role, .. } => roles.contains(role),
        Who::Bot { scopes: held, .. } => scopes.iter().any(|scope| held.contains(scope)),
    };
    if allowed { Ok(()) } else { Err(Denied::Forbidden) }
}

fn permit(actor: &Actor, permission: Permission, roles: &[Role], scopes: &[ApiScope]) -> Permitted {
    decide(actor, roles, scopes).map(|()| Permit::new(actor, permission))
}

const STAFF: &[Role] = &[Role::Support, Role::Finance, Role::Admin];
const MONEY: &[Role] = &[Role::Finance, Role::Admin];
const ADMIN: &[Role] = &[Role::Admin];
const PEOPLE: &[Role] = &[Role::Member, Role::Support, Role::Finance, Role::Admin];

/// Be somebody: anything that only needs a caller with an account.
pub fn signed_in(actor: &Actor) -> Result<UserId, Denied> {
    actor.user_id().ok_or(Denied::Unauthenticated)
}

/// Act for oneself as a person, not through a bot's key.
pub fn act_for_self(actor: &Actor) -> Result<UserId, Denied> {
    decide(actor, PEOPLE, &[])?;
    signed_in(actor)
}

/// Change one's own account, as a person: the user, and the permit.
pub fn change_own_account(actor: &Actor) -> Result<(UserId, Permit), Denied> {
    Ok((act_for_self(actor)?, Permit::new(actor, Permission::OwnAccountChange)))
}

/// Sign in, as everybody may. Somebody who has proved who they are acts from then on: they, and not the
/// caller of before, did it.
pub fn sign_in(actor: &Actor, proved: Option<(&user::Model, SessionId)>) -> Permit {
    match proved {
        Some((user, session)) => Permit::proved(actor, user, session),
        None => Permit::new(actor, Permission::SignIn),
    }
}

/// Read every user's profile and contact addresses.
pub fn read_users(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Know every user by name, as those must who read what belongs to all of them.
pub fn know_users(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::MoneyRead, ApiScope::OrdersRead, ApiScope::RebatesRead])
}

/// Change roles, tiers and inviters, suspend and reinstate.
pub fn manage_users(actor: &Actor) -> Permitted {
    permit(actor, Permission::UsersManage, ADMIN, &[])
}

/// Read bots' keys, without their secrets.
pub fn read_api_keys(actor: &Actor) -> Decision {
    decide(actor, ADMIN, &[])
}

/// Make and revoke bots' keys.
pub fn manage_api_keys(actor: &Actor) -> Permitted {
    permit(actor, Permission::ApiKeysManage, ADMIN, &[])
}

/// Link users to their identities at networks and chats.
pub fn link_identities(actor: &Actor) -> Permitted {
    permit(actor, Permission::IdentitiesLink, ADMIN, &[ApiScope::IdentitiesWrite])
}

/// Read all orders.
pub fn read_orders(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::OrdersRead])
}

/// Read what the platform earns with orders.
pub fn read_commissions(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::OrdersRead])
}

/// Import orders.
pub fn import_orders(actor: &Actor) -> Permitted {
    permit(actor, Permission::OrdersImport, ADMIN, &[ApiScope::OrdersImport])
}

/// Read all rebates.
pub fn read_rebates(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::RebatesRead])
}

/// Read rebate rules, drafts included.
pub fn read_rules(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Write, publish, pause and retire rebate rules.
pub fn manage_rules(actor: &Actor) -> Permitted {
    permit(actor, Permission::RulesManage, ADMIN, &[])
}

/// See what the past would have cost with other rules.
pub fn test_rules(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[])
}

/// Read all refunds.
pub fn read_refunds(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Be told what becomes of everybody's refunds, as their buyers are: whoever reads them, and bots that read how
/// balances move.
pub fn hear_of_refunds(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[ApiScope::MoneyRead])
}

/// Decide refunds, within the limits of the refund policy.
pub fn decide_refunds(actor: &Actor) -> Permitted {
    permit(actor, Permission::RefundsDecide, STAFF, &[])
}

/// Make documents of vouchers again that are lost or changed.
pub fn reissue_vouchers(actor: &Actor) -> Permitted {
    permit(actor, Permission::VouchersReissue, MONEY, &[])
}

/// Ask for refunds, and withdraw one's own.
pub fn request_refund(actor: &Actor) -> Permitted {
    permit(actor, Permission::RefundsRequest, PEOPLE, &[])
}

/// End by hand what channels have left open of refunds, and have them sent again.
pub fn resolve_refunds(actor: &Actor) -> Permitted {
    permit(actor, Permission::RefundsResolve, MONEY, &[])
}

/// Have the platform ask for refunds of what it has sold.
pub fn withdraw_sales(actor: &Actor) -> Permitted {
    permit(actor, Permission::SalesWithdraw, MONEY, &[])
}

/// Give a buyer more than a refund comes to, as goodwill.
pub fn compensate_refunds(actor: &Actor) -> Permitted {
    permit(actor, Permission::RefundsCompensate, MONEY, &[])
}

/// Say that goods of a refund were sent back: their buyer, or staff.
pub fn return_goods(actor: &Actor, buyer: Option<UserId>) -> Permitted {
    if actor.user_id().is_some() && actor.user_id() == buyer {
        request_refund(actor)
    } else {
        decide_refunds(actor)
    }
}

/// Withdraw a refund that `requester` has asked for.
pub fn cancel_refund(actor: &Actor, requester: UserId) -> Permitted {
    if actor.user_id() == Some(requester) { request_refund(actor) } else { decide_refunds(actor) }
}

/// Read every user's bills, balances and transactions, with what staff have noted about them.
pub fn read_money(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[])
}

/// Read every user's bills, balances and transactions as the user does.
pub fn read_accounts(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[ApiScope::MoneyRead])
}

/// Close months and issue bills.
pub fn issue_bills(actor: &Actor) -> Permitted {
    permit(actor, Permission::BillsIssue, MONEY, &[])
}

/// Correct balances by hand and set parts of them aside.
pub fn adjust_balances(actor: &Actor) -> Permitted {
    permit(actor, Permission::BalancesAdjust, MONEY, &[])
}

/// Read the ledger.
pub fn read_ledger(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[])
}

/// Read the audit log.
pub fn read_audit(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[])
}

/// Read background jobs and how the platform is.
pub fn read_jobs(actor: &Actor) -> Decision {
    decide(actor, ADMIN, &[])
}

/// Retry and discard background jobs.
pub fn manage_jobs(actor: &Actor) -> Permitted {
    permit(actor, Permission::JobsManage, ADMIN, &[])
}

/// Read endpoints of webhooks and what was delivered to them.
pub fn read_webhooks(actor: &Actor) -> Decision {
    decide(actor, ADMIN, &[])
}

/// Make, change and remove endpoints of webhooks, and have events delivered again.
pub fn manage_webhooks(actor: &Actor) -> Permitted {
    permit(actor, Permission::WebhooksManage, ADMIN, &[])
}

/// Read everybody's events about things of a type: whoever reads the things themselves, of accounts whoever reads the
/// audit log, and of claims and refunds also the bots that tell members of them.
pub fn read_events(actor: &Actor, about: AggregateType) -> Decision {
    match about {
        AggregateType::Balance | AggregateType::Bill => read_money(actor),
        AggregateType::Order => read_orders(actor),
        AggregateType::OrderClaim => hear_of_claims(actor),
        AggregateType::Payment => read_payments(actor),
        AggregateType::Rebate => read_rebates(actor),
        AggregateType::Refund => hear_of_refunds(actor),
        AggregateType::User => read_audit(actor),
        AggregateType::Webhook => read_webhooks(actor),
    }
}

/// Read what the store sells, and to whom it belongs.
pub fn read_catalogue(actor: &Actor) -> Decision {
    decide(actor, PEOPLE, &[ApiScope::OrdersRead])
}

/// Read what is archived, what merchants pay, and how much of something lies in the warehouse.
pub fn read_stock(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Add and change merchants and products.
pub fn manage_catalogue(actor: &Actor) -> Permitted {
    permit(actor, Permission::CatalogueManage, ADMIN, &[])
}

/// Correct what is in stock.
pub fn adjust_stock(actor: &Actor) -> Permitted {
    permit(actor, Permission::StockAdjust, STAFF, &[])
}

/// Place an order for oneself: the buyer, and the permit.
pub fn place_orders(actor: &Actor) -> Result<(UserId, Permit), Denied> {
    Ok((act_for_self(actor)?, Permit::new(actor, Permission::OrdersPlace)))
}

/// Read everybody's payments by channels.
pub fn read_payments(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Read what channels told by callbacks.
pub fn read_payment_callbacks(actor: &Actor) -> Decision {
    decide(actor, MONEY, &[])
}

/// Say whose the money of disputed payments is, and have returns sent again that people were left with.
pub fn resolve_payments(actor: &Actor) -> Permitted {
    permit(actor, Permission::PaymentsResolve, MONEY, &[])
}

/// Ship orders of the store.
pub fn fulfil_orders(actor: &Actor) -> Permitted {
    permit(actor, Permission::OrdersFulfil, STAFF, &[])
}

/// Cancel an order of the store or confirm its receipt: its buyer, and whoever ships orders.
pub fn handle_order(actor: &Actor, buyer: Option<UserId>) -> Permitted {
    match act_for_self(actor) {
        Ok(id) if Some(id) == buyer => Ok(Permit::new(actor, Permission::OrdersPlace)),
        _ => fulfil_orders(actor),
    }
}

/// What the operator does on the command line, as the platform itself: whoever can read the database may.
pub fn operate(permission: Permission) -> Permit {
    Permit::new(&Actor::system(), permission)
}

/// Read the platform's settings.
pub fn read_settings(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Change the platform's settings.
pub fn change_settings(actor: &Actor) -> Permitted {
    permit(actor, Permission::SettingsChange, ADMIN, &[])
}

/// Read everybody's notifications, and how they were delivered.
pub fn read_notifications(actor: &Actor) -> Decision {
    decide(actor, STAFF, &[])
}

/// Read the wording of notifications.
pub fn read_templates(actor: &Actor) -> Decision {
    decide(actor, ADMIN, &[])
}

/// Whose things a caller may list: everybody's (`None`) for whom `others` lets in, else the caller's own.
pub fn own_or_all(actor: &Actor, others: fn(&Actor) -> Decision) -> Result<Option<UserId>, Denied> {
    if others(actor).is_ok() { Ok(None) } else { act_for_self(actor).map(Some) }
}

/// Whether the caller may see what belongs to `owner`: the owner, or whoever `others` lets in.
pub fn sees(actor: &Actor, owner: Option<UserId>, others: fn(&Actor) -> Decision) -> bool {
    let is_owner = matches!(actor.who(), Who::User { id, .. } if Some(*id) == owner);
    is_owner || others(actor).is_ok()
}

/// Whether the caller may see that a user exists and by which name: the user, both sides of an invitation,
/// and whoever knows all users. `own` is the caller's own row.
pub fn sees_user(actor: &Actor, user: &user::Model, own: Option<&user::Model>) -> bool {
    let Some(caller) = actor.user_id() else { return know_users(actor).is_ok() };
    let invited_caller = own.is_some_and(|own| own.id == caller && own.inviter_id == Some(user.id));
    let is_close = user.id == caller || user.inviter_id == Some(caller) || invited_caller;
    is_close || know_users(actor).is_ok()
}
