use rebated_domain::audit::AuditAction;
use rebated_domain::id::RefundId;
use rebated_domain::refund::{VoucherFault, VoucherForm};
use rebated_entity::refund_voucher as table;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::keep::{self, Kept};
use super::{VoucherError, faults};
use crate::db::{Writes, transact};
use crate::objects::StoreError;
use crate::{Actor, Platform, access};

/// What the audit log keeps: which documents were made again, and what was wrong with them.
#[derive(Serialize)]
struct Told {
    documents: Vec<(VoucherForm, VoucherFault)>,
}

/// Makes the documents of a voucher again that are lost or changed, of the facts that are stored, byte by byte as they
/// were. A voucher that is whole stays as it is, and nothing is written.
pub async fn reissue(
    platform: &Platform,
    actor: &Actor,
    refund: RefundId,
) -> Result<table::Model, VoucherError> {
    let permit = access::reissue_vouchers(actor)?;
    let found =
        table::Entity::find_by_id(refund).one(platform.db.read()).await.map_err(crate::Fault::from)?;
    let voucher = found.ok_or(VoucherError::NotFound)?;
    let mut broken = Vec::new();
    for form in VoucherForm::ALL {
        if let Err(fault) = keep::fetch(platform, &voucher, *form).await.map_err(unreachable)? {
            broken.push((*form, fault));
        }
    }
    if broken.is_empty() {
        return Ok(voucher);
    }
    let again = keep::documents(platform, voucher.facts.clone()).await?;
    for one in again.iter().filter(|one| broken.iter().any(|(form, _)| *form == one.form)) {
        put_as_it_was(platform, &voucher, one).await?;
    }
    transact(&platform.db, async |txn| {
        let whole: Vec<_> = broken.iter().map(|(form, _)| (refund, *form, None)).collect();
        faults::write_in(txn, platform, &whole).await?;
        let entry =
            permit.did(AuditAction::RefundVoucherReissue, refund).made(&Told { documents: broken })?;
        let mut writes = Writes::new(platform.db.backend());
        entry.write(platform, platform.now(), &mut writes);
        writes.run(txn).await
    })
    .await?;
    Ok(voucher)
}

async fn put_as_it_was(platform: &Platform, voucher: &table::Model, kept: &Kept) -> Result<(), VoucherError> {
    let (_, sha256, _) = keep::place_of(voucher, kept.form);
    if kept.sha256 != sha256 {
        return Err(VoucherError::OtherLayout);
    }
    keep::put(platform, kept).await.map_err(unreachable)
}

fn unreachable(error: StoreError) -> VoucherError {
    tracing::error!(%error, "The object store failed while a voucher was made again.");
    VoucherError::Unreachable
}
