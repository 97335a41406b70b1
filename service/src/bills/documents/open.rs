use std::time::Duration;

use tokio::time::timeout;

use super::link::check;
use super::sheet::Sheet;
use super::{DocumentError, DocumentFormat, SignedLink};
use crate::objects::{Object, StoreError};
use crate::{Fault, Platform};

/// Longest wait for the object store. Printing takes less.
const PATIENCE: Duration = Duration::from_secs(3);

/// A document on its way to whoever holds a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedDocument {
    /// The name for the file, plain ASCII.
    pub file_name: String,
    /// Changes whenever the bytes do.
    pub tag: String,
    /// The form.
    pub format: DocumentFormat,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Hands out the document of a link, to whoever has it: the link is the permission.
///
/// A document that is not in the store is printed and put there. A store that fails costs the work of
/// printing again, not the answer.
pub async fn open(platform: &Platform, link: &SignedLink) -> Result<OpenedDocument, DocumentError> {
    check(platform, link).await?;
    let format = link.link.format;
    let sheet = Sheet::find(platform, link.link.bill).await?.ok_or(DocumentError::BadLink)?;
    let layout = platform.documents.printer(format).layout();
    let (file_name, tag) = (sheet.file_name(format), sheet.tag(layout));
    let key = sheet.key(&tag, layout, format);
    let bytes = match stored(platform, &key).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let bytes = print(platform, format, sheet).await?;
            keep(platform, &key, format, &bytes).await;
            bytes
        }
        // no second wait for a store that has just failed
        Err(error) => {
            tracing::warn!(%error, key, "A document could not be read from the object store; it is printed.");
            print(platform, format, sheet).await?
        }
    };
    Ok(OpenedDocument { file_name, tag, format, bytes })
}

async fn print(platform: &Platform, format: DocumentFormat, sheet: Sheet) -> Result<Vec<u8>, Fault> {
    let document = sheet.document(platform).await?;
    platform.documents.print(format, document).await
}

async fn stored(platform: &Platform, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
    timeout(PATIENCE, platform.documents.objects.get(key)).await.unwrap_or_else(|_| Err(too_slow()))
}

async fn keep(platform: &Platform, key: &str, format: DocumentFormat, bytes: &[u8]) {
    let object = Object { content_type: format.content_type(), bytes };
    let put = timeout(PATIENCE, platform.documents.objects.put(key, object)).await;
    if let Err(error) = put.unwrap_or_else(|_| Err(too_slow())) {
        tracing::warn!(%error, key, "A document could not be put into the object store.");
    }
}

fn too_slow() -> StoreError {
    StoreError(format!("no answer within {} seconds", PATIENCE.as_secs()))
}
