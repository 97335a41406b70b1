use rebated_domain::audit::AuditAction;
use rebated_domain::id::MerchantId;
use rebated_domain::store::{CatalogueStatus, CommissionTerms};
use rebated_entity::merchant as table;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect};

use super::told::ToldMerchant;
use super::{CatalogueError, check};
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// A merchant that is to be added.
#[derive(Clone, Debug)]
pub struct NewMerchant {
    /// Its name, which rebate rules know as `merchant`. No two have the same.
    pub name: String,
    /// What it pays for sales.
    pub terms: CommissionTerms,
}

/// What to change; absent fields stay.
#[derive(Clone, Debug)]
pub struct MerchantChange {
    /// Which merchant.
    pub merchant_id: MerchantId,
    /// See [`NewMerchant::name`]. Orders that were placed keep the old name.
    pub name: Option<String>,
    /// See [`NewMerchant::terms`]. Orders that were placed keep the old terms.
    pub terms: Option<CommissionTerms>,
    /// An archived merchant sells nothing; orders of it that are not prepared yet are cancelled.
    pub status: Option<CatalogueStatus>,
    /// Refused when the merchant's version is another.
    pub expected_version: Option<i32>,
}

/// Adds a merchant.
pub async fn create_merchant(
    platform: &Platform,
    actor: &Actor,
    new: NewMerchant,
) -> Result<table::Model, CatalogueError> {
    let permit = access::manage_catalogue(actor)?;
    check::name("name", &new.name)?;
    check::terms(&new.terms)?;
    let now = platform.now();
    let merchant = table::Model {
        id: platform.new_id(now),
        name: new.name,
        terms: serde_json::to_value(&new.terms).map_err(Fault::from)?,
        status: CatalogueStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    transact(&platform.db, async |txn| {
        let merchant = merchant.into_active_model().insert(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::MerchantCreate, merchant.id);
        entry.made(&ToldMerchant::of(&merchant))?.record_in(txn, platform, now).await?;
        Ok(merchant)
    })
    .await
    .map_err(name_taken)
}

/// Changes a merchant.
pub async fn update_merchant(
    platform: &Platform,
    actor: &Actor,
    change: MerchantChange,
) -> Result<table::Model, CatalogueError> {
    let permit = access::manage_catalogue(actor)?;
    change.name.as_deref().map(|name| check::name("name", name)).transpose()?;
    change.terms.as_ref().map(check::terms).transpose()?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let found = table::Entity::find_by_id(change.merchant_id).lock_exclusive().one(txn).await;
        let before = found.map_err(Fault::from)?.ok_or(CatalogueError::MerchantNotFound)?;
        if change.expected_version.is_some_and(|version| version != before.version) {
            return Err(CatalogueError::StaleVersion);
        }
        let mut after = before.clone();
        after.name = change.name.unwrap_or(after.name);
        if let Some(terms) = &change.terms {
            after.terms = serde_json::to_value(terms).map_err(Fault::from)?;
        }
        after.status = change.status.unwrap_or(after.status);
        if after == before {
            return Ok(before);
        }
        (after.version, after.updated_at) = (before.version + 1, now);
        let after = after.into_active_model().reset_all().update(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::MerchantUpdate, after.id);
        let entry = entry.changed(&ToldMerchant::of(&before), &ToldMerchant::of(&after))?;
        entry.record_in(txn, platform, now).await?;
        Ok(after)
    })
    .await
    .map_err(name_taken)
}

fn name_taken(error: CatalogueError) -> CatalogueError {
    match error {
        CatalogueError::Fault(fault) if fault.is_duplicate() => CatalogueError::NameTaken,
        other => other,
    }
}
