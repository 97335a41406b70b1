use std::path::PathBuf;
use std::str::FromStr;

/// Where objects are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// In a folder: `file://data/objects`, or `file:///var/lib/rebated/objects`.
    Folder(PathBuf),
    /// In a bucket, under a prefix that may be empty: `s3://bucket/prefix`.
    Bucket {
        /// The bucket's name.
        name: String,
        /// What every key begins with, without slashes around it.
        prefix: String,
    },
}

/// The text does not say where objects are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be file://FOLDER or s3://BUCKET/PREFIX, without credentials or parameters")]
pub struct AddressError;

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        if let Some(folder) = text.strip_prefix("file://") {
            return if folder.is_empty() { Err(AddressError) } else { Ok(Self::Folder(folder.into())) };
        }
        let rest = text.strip_prefix("s3://").ok_or(AddressError)?;
        let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        if name.is_empty() || rest.contains(['@', '?', '#', ' ']) {
            return Err(AddressError);
        }
        Ok(Self::Bucket { name: name.to_owned(), prefix: prefix.trim_matches('/').to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_folders_or_buckets() {
        let bucket = |name: &str, prefix: &str| Address::Bucket { name: name.into(), prefix: prefix.into() };
        for (text, want) in [
            ("file://data/objects", Ok(Address::Folder("data/objects".into()))),
            ("file:///var/lib/objects", Ok(Address::Folder("/var/lib/objects".into()))),
            ("s3://papers", Ok(bucket("papers", ""))),
            ("s3://papers/rebated/bills/", Ok(bucket("papers", "rebated/bills"))),
            ("s3://", Err(AddressError)),
            ("s3://key:secret@papers", Err(AddressError)),
            ("file://", Err(AddressError)),
            ("data/objects", Err(AddressError)),
            ("", Err(AddressError)),
        ] {
            assert_eq!(text.parse(), want, "{text}");
        }
    }
}
