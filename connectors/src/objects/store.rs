use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{Attribute, Attributes, ObjectStoreExt as _, PutOptions, PutPayload};
use object_store::{ClientOptions, RetryConfig};
use rebated_service::objects::{Object, ObjectStore, StoreError};

use super::Address;

/// Longest wait for one request to a bucket, and for connecting to it.
const PATIENCE: Duration = Duration::from_secs(2);

/// A store that is open.
pub struct Store {
    inner: Arc<dyn object_store::ObjectStore>,
    /// A folder keeps no media types, and refuses them.
    keeps_types: bool,
}

/// How a bucket is reached, besides its name. Credentials come from the variables `AWS_…` or from the
/// machine that we run on, as with every program that speaks S3.
#[derive(Clone, Debug, Default)]
pub struct Bucket {
    /// The server's URL; empty for Amazon's own.
    pub endpoint: String,
    /// The region; empty for what the environment says.
    pub region: String,
}

/// Why a store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made, or is none.
    #[error("cannot use the folder {}: {reason}", folder.display())]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The bucket's settings do not fit together.
    #[error("cannot use the bucket {name}: {reason}")]
    Bucket {
        /// Which bucket.
        name: String,
        /// Why not.
        reason: String,
    },
}

impl Store {
    /// Opens a store. A folder is made; a bucket is not asked for until the first object is.
    pub fn open(address: &Address, bucket: &Bucket) -> Result<Self, OpenError> {
        match address {
            Address::Folder(folder) => Self::folder(folder),
            Address::Bucket { name, prefix } => Self::bucket(name, prefix, bucket),
        }
    }

    fn folder(folder: &PathBuf) -> Result<Self, OpenError> {
        let refused = |reason: &dyn std::fmt::Display| OpenError::Folder {
            folder: folder.clone(),
            reason: reason.to_string(),
        };
        std::fs::create_dir_all(folder).map_err(|error| refused(&error))?;
        let inner = LocalFileSystem::new_with_prefix(folder).map_err(|error| refused(&error))?;
        Ok(Self { inner: Arc::new(inner), keeps_types: false })
    }

    fn bucket(name: &str, prefix: &str, bucket: &Bucket) -> Result<Self, OpenError> {
        // whoever asks for a document is waiting, and it can be printed instead
        let client = ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(PATIENCE);
        let retry = RetryConfig { max_retries: 1, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(name).with_retry(retry);
        if !bucket.endpoint.is_empty() {
            builder = builder.with_endpoint(&bucket.endpoint);
        }
        let endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint);
        let is_plain = endpoint.is_some_and(|endpoint| endpoint.starts_with("http://"));
        builder = builder.with_client_options(client.with_allow_http(is_plain));
        if !bucket.region.is_empty() {
            builder = builder.with_region(&bucket.region);
        }
        let built = builder.build();
        let inner =
            built.map_err(|error| OpenError::Bucket { name: name.to_owned(), reason: error.to_string() })?;
        Ok(Self { inner: Arc::new(PrefixStore::new(inner, prefix)), keeps_types: true })
    }

    async fn read(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.inner.get(&path(key)?).await {
            Ok(found) => Ok(Some(found.bytes().await.map_err(failed)?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    async fn write(&self, key: &str, object: Object<'_>) -> Result<(), StoreError> {
        let mut attributes = Attributes::new();
        if self.keeps_types {
            attributes.insert(Attribute::ContentType, object.content_type.into());
        }
        let options = PutOptions { attributes, ..PutOptions::default() };
        let payload = PutPayload::from(object.bytes.to_vec());
        self.inner.put_opts(&path(key)?, payload, options).await.map_err(failed)?;
        Ok(())
    }
}

fn path(key: &str) -> Result<Path, StoreError> {
    Path::parse(key).map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> StoreError {
    StoreError(error.to_string())
}

impl ObjectStore for Store {
    fn get<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Vec<u8>>, StoreError>> {
        self.read(key).boxed()
    }

    fn put<'a>(&'a self, key: &'a str, object: Object<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        self.write(key, object).boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(bytes: &[u8]) -> Object<'_> {
        Object { content_type: "application/pdf", bytes }
    }

    #[tokio::test]
    async fn a_folder_keeps_objects_over_a_restart() {
        let home = tempfile::tempdir().unwrap();
        let address = Address::Folder(home.path().join("a/b"));
        let open = || Store::open(&address, &Bucket::default()).unwrap();
        let key = "bills/7/pdf1-00.pdf";
        assert_eq!(open().get(key).await.unwrap(), None);
        open().put(key, object(b"one")).await.unwrap();
        open().put(key, object(b"two")).await.unwrap();
        assert_eq!(open().get(key).await.unwrap().as_deref(), Some(&b"two"[..]));
        assert!(home.path().join("a/b").join(key).is_file());
        assert!(open().get("../outside").await.is_err(), "keys stay in the folder");
    }

    #[test]
    fn what_cannot_be_opened_is_named() {
        let home = tempfile::NamedTempFile::new().unwrap();
        let error = Store::open(&Address::Folder(home.path().into()), &Bucket::default()).err().unwrap();
        assert!(error.to_string().contains(&home.path().display().to_string()), "{error}");
    }
}
