//! The two documents of a voucher in the object store.

use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use rebated_domain::refund::{VoucherFault, VoucherForm};
use rebated_entity::refund_voucher as table;
use tokio::time::timeout;

use super::VoucherDocument;
use crate::objects::{Object, StoreError};
use crate::{Fault, Platform};

/// Longest wait for the object store.
const PATIENCE: Duration = Duration::from_secs(5);

/// A document with its name in the store, which is made of its hash.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub form: VoucherForm,
    pub bytes: Vec<u8>,
    pub sha256: Vec<u8>,
    pub key: String,
}

impl Kept {
    pub fn new(form: VoucherForm, bytes: Vec<u8>) -> Self {
        let sha256 = digest(&SHA256, &bytes).as_ref().to_vec();
        let key = format!("vouchers/{}.{}", hex(&sha256), form.extension());
        Self { form, bytes, sha256, key }
    }
}

/// Both documents of the facts.
pub(super) async fn documents(platform: &Platform, facts: Vec<u8>) -> Result<[Kept; 2], Fault> {
    let document = VoucherDocument::read(&facts)?;
    let pdf = platform.documents.print_voucher(document).await?;
    Ok([Kept::new(VoucherForm::Json, facts), Kept::new(VoucherForm::Pdf, pdf)])
}

/// Puts a document into the store; that it is there already does no harm.
pub(super) async fn put(platform: &Platform, kept: &Kept) -> Result<(), StoreError> {
    let object = Object { content_type: kept.form.content_type(), bytes: &kept.bytes };
    let put = timeout(PATIENCE, platform.documents.objects.put(&kept.key, object)).await;
    put.unwrap_or_else(|_| Err(too_slow()))
}

/// Where a document of a voucher is, its hash and its size.
pub(super) fn place_of(voucher: &table::Model, form: VoucherForm) -> (&str, &[u8], i64) {
    match form {
        VoucherForm::Json => (&voucher.json_key, &voucher.json_sha256, voucher.json_size),
        VoucherForm::Pdf => (&voucher.pdf_key, &voucher.pdf_sha256, voucher.pdf_size),
    }
}

/// A document as it was stored, or what is wrong with it.
pub(super) async fn fetch(
    platform: &Platform,
    voucher: &table::Model,
    form: VoucherForm,
) -> Result<Result<Vec<u8>, VoucherFault>, StoreError> {
    let (key, sha256, size) = place_of(voucher, form);
    let got = timeout(PATIENCE, platform.documents.objects.get(key)).await;
    let Some(bytes) = got.unwrap_or_else(|_| Err(too_slow()))? else { return Ok(Err(VoucherFault::Lost)) };
    let is_whole = i64::try_from(bytes.len()) == Ok(size) && digest(&SHA256, &bytes).as_ref() == sha256;
    Ok(if is_whole { Ok(bytes) } else { Err(VoucherFault::Changed) })
}

/// What is wrong with a voucher, in words that name it; none for one that is whole. Its facts are compared with their
/// hash, and its documents are fetched.
pub(crate) async fn first_broken(
    platform: &Platform,
    voucher: &table::Model,
) -> Result<Option<String>, Fault> {
    if digest(&SHA256, &voucher.facts).as_ref() != voucher.json_sha256 {
        return Ok(Some(format!("{}: the facts are not those of the document", voucher.number)));
    }
    for form in VoucherForm::ALL {
        let found = fetch(platform, voucher, *form).await;
        let found = found.map_err(|error| Fault::Internal(format!("object store: {error}")))?;
        if let Err(fault) = found {
            return Ok(Some(format!("{}: {} {}", voucher.number, form.code(), fault.code())));
        }
    }
    Ok(None)
}

fn too_slow() -> StoreError {
    StoreError(format!("no answer within {} seconds", PATIENCE.as_secs()))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
