use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Where the database is. Shown without its password.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The whole URL, password included: for connecting only.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it names a database that the platform runs on.
    pub fn is_supported(&self) -> bool {
        ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| self.0.starts_with(scheme))
    }

    /// The folder of a SQLite file; none for another database and for one in memory.
    pub fn folder(&self) -> Option<PathBuf> {
        let path = self.0.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = path.split('?').next().unwrap_or(path);
        if path.is_empty() || path.contains(":memory:") {
            return None;
        }
        Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned)
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((scheme, rest)) = self.0.split_once("://") else { return f.write_str(&self.0) };
        let (authority, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
        match authority.rsplit_once('@') {
            Some((user, host)) if user.contains(':') => {
                let name = user.split(':').next().unwrap_or_default();
                write!(f, "{scheme}://{name}:***@{host}/{}", without_query(path))
            }
            _ => write!(f, "{scheme}://{}", without_query(rest)),
        }
    }
}

/// A query string can hold a password as well.
fn without_query(text: &str) -> &str {
    text.split('?').next().unwrap_or(text)
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        let shown = |url: &str| DatabaseUrl(url.into()).to_string();
        assert_eq!(shown("postgres://app:s3cret@db:5432/shop"), "postgres://app:***@db:5432/shop");
        assert_eq!(shown("postgres://app:a@b@db/shop?password=s3cret"), "postgres://app:***@db/shop");
        assert_eq!(shown("postgres:///shop?password=s3cret"), "postgres:///shop");
        assert_eq!(shown("sqlite://data/rebated.sqlite"), "sqlite://data/rebated.sqlite");
    }

    #[test]
    fn the_folder_of_a_file_is_found() {
        let folder = |url: &str| DatabaseUrl(url.into()).folder();
        assert_eq!(folder("sqlite://data/a.sqlite?mode=rwc"), Some("data".into()));
        assert_eq!(folder("sqlite:///var/lib/a.sqlite"), Some("/var/lib".into()));
        assert_eq!(folder("sqlite://a.sqlite"), None);
        assert_eq!(folder("sqlite::memory:"), None);
        assert_eq!(folder("postgres://h/n"), None);
    }
}
