use chrono::{DateTime, Utc};
use rebated_domain::audit::AuditAction;
use rebated_domain::id::TrackingLinkId;
use rebated_domain::link::LinkCode;
use rebated_entity::{external_identity, tracking_link};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::TrackingError;
use super::buyer::Buyer;
use super::told::Told;
use crate::access::Permit;
use crate::db::transact;
use crate::idempotency::Claim;
use crate::networks::{Product, TrackedLink};
use crate::{Fault, Platform};

/// A link that a network has made, about to be stored.
pub(super) struct NewLink<'a> {
    pub(super) buyer: &'a Buyer,
    pub(super) account: &'a str,
    pub(super) product: &'a Product,
    pub(super) channel: Option<&'a str>,
    pub(super) made: TrackedLink,
    pub(super) place: Option<String>,
}

/// Stores a link, and with it the buyer's name at the network if that is new. With a claim that was answered before, the
/// earlier link is answered with and nothing is stored.
///
/// Two first links of one buyer at once may each bring a name. Both are the buyer's, and orders are found by either.
pub(super) async fn store(
    platform: &Platform,
    permit: Permit,
    claim: Option<&Claim>,
    now: DateTime<Utc>,
    new: NewLink<'_>,
) -> Result<tracking_link::Model, TrackingError> {
    transact(&platform.db, async |txn| {
        if let Some(earlier) = taken_in(txn, platform, claim).await? {
            return Ok(earlier);
        }
        let buyer = new.buyer;
        if buyer.is_new {
            let name = external_identity::Model {
                provider: buyer.source.code().to_owned(),
                subject: buyer.sub_id.as_str().to_owned(),
                user_id: buyer.user,
                created_at: now,
            };
            name.into_active_model().insert(txn).await.map_err(Fault::from)?;
        }
        let link = row(platform, now, new).into_active_model().insert(txn).await.map_err(Fault::from)?;
        if let Some(claim) = claim {
            claim.answer_in(txn, &link.id).await?;
        }
        let entry = permit.did(AuditAction::LinkConvert, link.id).made(&Told::of(&link, buyer))?;
        entry.record_in(txn, platform, now).await?;
        Ok(link)
    })
    .await
}

/// Remembers which link a claim was answered with that was there already; answers the earlier one, if there was one.
pub(super) async fn claim_known(
    platform: &Platform,
    claim: Option<&Claim>,
    known: tracking_link::Model,
) -> Result<tracking_link::Model, TrackingError> {
    let Some(claim) = claim else { return Ok(known) };
    transact(&platform.db, async |txn| {
        if let Some(earlier) = taken_in(txn, platform, Some(claim)).await? {
            return Ok(earlier);
        }
        claim.answer_in(txn, &known.id).await?;
        Ok(known)
    })
    .await
}

async fn taken_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    claim: Option<&Claim>,
) -> Result<Option<tracking_link::Model>, TrackingError> {
    let Some(claim) = claim else { return Ok(None) };
    let Some(id) = claim.take_in::<TrackingLinkId>(txn, platform).await? else { return Ok(None) };
    let earlier = tracking_link::Entity::find_by_id(id).one(txn).await.map_err(Fault::from)?;
    let gone = || Fault::Corrupt(format!("link {id} is gone"));
    Ok(Some(earlier.ok_or_else(gone)?))
}

fn row(platform: &Platform, now: DateTime<Utc>, new: NewLink<'_>) -> tracking_link::Model {
    tracking_link::Model {
        id: platform.new_id(now),
        code: LinkCode::from_random(platform.random()).as_str().to_owned(),
        user_id: new.buyer.user,
        network: new.buyer.source,
        account: new.account.to_owned(),
        item_id: new.product.item_id.clone(),
        title: new.product.title.clone(),
        channel: new.channel.map(str::to_owned),
        place: new.place,
        url: new.made.url,
        short_url: new.made.short_url,
        password: new.made.password,
        created_at: now,
    }
}
