//! The port to a store of objects: bytes under a key. What is in it can be made again.

use std::collections::HashMap;
use std::sync::Mutex;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// The store did not answer, or refused. Its text is for operators.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StoreError(pub String);

/// A store of objects that all nodes share, or one node's own.
pub trait ObjectStore: Send + Sync {
    /// The object under a key; none when there is none.
    fn get<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Vec<u8>>, StoreError>>;

    /// Puts an object under a key, in place of the one that is there. Readers see the whole of either.
    fn put<'a>(&'a self, key: &'a str, object: Object<'a>) -> BoxFuture<'a, Result<(), StoreError>>;
}

/// What is put into a store.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// Its media type, for stores that keep one.
    pub content_type: &'static str,
    /// The object itself.
    pub bytes: &'a [u8],
}

/// A store in memory, gone with the process: for tests, and for commands that serve nobody.
#[derive(Debug, Default)]
pub struct MemoryObjects(Mutex<HashMap<String, Vec<u8>>>);

impl MemoryObjects {
    /// The keys of everything in it, sorted.
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            self.0.lock().expect("no holder of the objects panics").keys().cloned().collect();
        keys.sort_unstable();
        keys
    }

    /// Puts bytes under a key.
    pub fn insert(&self, key: &str, bytes: &[u8]) {
        self.0.lock().expect("no holder of the objects panics").insert(key.to_owned(), bytes.to_vec());
    }

    /// Removes an object; false when there was none.
    pub fn remove(&self, key: &str) -> bool {
        self.0.lock().expect("no holder of the objects panics").remove(key).is_some()
    }
}

impl ObjectStore for MemoryObjects {
    fn get<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Vec<u8>>, StoreError>> {
        let found = self.0.lock().expect("no holder of the objects panics").get(key).cloned();
        async move { Ok(found) }.boxed()
    }

    fn put<'a>(&'a self, key: &'a str, object: Object<'a>) -> BoxFuture<'a, Result<(), StoreError>> {
        self.insert(key, object.bytes);
        async { Ok(()) }.boxed()
    }
}
