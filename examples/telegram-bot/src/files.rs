//! Small files that survive a crash in the middle of writing.

use std::io;
use std::path::Path;

/// The text of a file; nothing when there is no such file.
pub async fn read(path: &Path) -> io::Result<Option<String>> {
    match tokio::fs::read_to_string(path).await {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Replaces a file as a whole: readers find the old text or the new one.
pub async fn write(path: &Path, text: &str) -> io::Result<()> {
    let beside = path.with_extension("new");
    tokio::fs::write(&beside, text).await?;
    tokio::fs::rename(&beside, path).await
}
