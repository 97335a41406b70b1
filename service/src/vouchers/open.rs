use rebated_domain::refund::VoucherForm;
use rebated_entity::refund_voucher as table;
use sea_orm::EntityTrait;

use super::keep::{self, hex};
use super::{VoucherLink, faults};
use crate::links::{self, LinkRefusal, SignedPath};
use crate::{Fault, Platform};

/// A document on its way to whoever holds a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedVoucher {
    /// The name for the file, plain ASCII.
    pub file_name: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// The form.
    pub form: VoucherForm,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Hands out the document of a link, to whoever has it: the link is the permission. None for a link that is not good,
/// or no longer, and for a document that is lost or not as it was stored: nobody learns which of these it is.
pub async fn open(
    platform: &Platform,
    link: VoucherLink,
    proof: &SignedPath,
) -> Result<Option<OpenedVoucher>, Fault> {
    match links::check(platform, proof).await {
        Ok(()) => {}
        Err(LinkRefusal::Bad | LinkRefusal::Expired) => return Ok(None),
        Err(LinkRefusal::Fault(fault)) => return Err(fault),
    }
    let found = table::Entity::find_by_id(link.refund).one(platform.db.read()).await?;
    let Some(voucher) = found else { return Ok(None) };
    let fetched = keep::fetch(platform, &voucher, link.form).await;
    let fetched = fetched.map_err(|error| Fault::Internal(format!("object store: {error}")))?;
    let bytes = match fetched {
        Ok(bytes) => bytes,
        Err(fault) => {
            faults::note(platform, &voucher, link.form, fault).await?;
            return Ok(None);
        }
    };
    let (_, sha256, _) = keep::place_of(&voucher, link.form);
    let file_name = format!("{}.{}", voucher.number, link.form.extension());
    Ok(Some(OpenedVoucher { file_name, sha256: hex(sha256), form: link.form, bytes }))
}
