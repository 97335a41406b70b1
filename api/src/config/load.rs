use std::path::{Path, PathBuf};

use config::{File, FileFormat, Map, Source, Value, ValueKind};

use super::{Config, ConfigError, Fallback, KEYS, Key, check};

/// The file that is read when none is named, if it is there.
const DEFAULT_FILE: &str = "rebated.toml";
/// Variables with our prefix that are not keys: they are read by the command line itself, and
/// by tests that end the process at a known point.
const OTHER_VARIABLES: &[&str] = &["REBATED_CONFIG", "REBATED_CRASH_AT"];

/// Where the configuration comes from; later ones win.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The file to read; without one, `rebated.toml` in the working folder if it is there.
    pub file: Option<PathBuf>,
    /// The process's environment.
    pub environment: Vec<(String, String)>,
    /// Keys set on the command line.
    pub flags: Vec<(String, String)>,
}

impl Sources {
    /// Only what the environment says, and the default file.
    pub fn of_process() -> Self {
        Self { environment: std::env::vars().collect(), ..Self::default() }
    }
}

/// Reads the configuration and checks it.
pub fn load(sources: &Sources) -> Result<Config, ConfigError> {
    let mut builder = config::Config::builder();
    for key in KEYS {
        builder = builder.set_default(key.path, fallback(key))?;
    }
    if let Some(path) = file(sources)? {
        let file = File::from(path.as_path()).format(FileFormat::Toml);
        refuse_unknown_keys(&path, "", &file.collect()?)?;
        builder = builder.add_source(file);
    }
    for (path, value) in from_environment(&sources.environment)? {
        builder = builder.set_override(path, value)?;
    }
    for (name, text) in &sources.flags {
        let key = Key::find(name).ok_or_else(|| ConfigError::UnknownFlag(name.clone()))?;
        builder = builder.set_override(key.path, read(key, text, || format!("--set {name}"))?)?;
    }
    let config: Config = builder.build()?.try_deserialize()?;
    check::check(&config)?;
    Ok(config)
}

fn file(sources: &Sources) -> Result<Option<PathBuf>, ConfigError> {
    match &sources.file {
        Some(path) if !path.is_file() => Err(ConfigError::MissingFile(path.clone())),
        Some(path) => Ok(Some(path.clone())),
        None => Ok(Some(PathBuf::from(DEFAULT_FILE)).filter(|path| path.is_file())),
    }
}

fn fallback(key: &Key) -> Value {
    match key.fallback {
        Fallback::Text(text) => text.into(),
        Fallback::Number(number) => number.into(),
        Fallback::EmptyList => Vec::<String>::new().into(),
    }
}

fn refuse_unknown_keys(file: &Path, prefix: &str, table: &Map<String, Value>) -> Result<(), ConfigError> {
    for (name, value) in table {
        let path = format!("{prefix}{name}");
        match &value.kind {
            ValueKind::Table(inner) if Key::find(&path).is_none() => {
                let section = format!("{path}.");
                if !KEYS.iter().any(|key| key.path.starts_with(&section)) {
                    return Err(ConfigError::UnknownKey { file: file.into(), key: path });
                }
                refuse_unknown_keys(file, &section, inner)?;
            }
            _ if Key::find(&path).is_none() => {
                return Err(ConfigError::UnknownKey { file: file.into(), key: path });
            }
            _ => {}
        }
    }
    Ok(())
}

fn from_environment(variables: &[(String, String)]) -> Result<Vec<(&'static str, Value)>, ConfigError> {
    let mut found = Vec::new();
    for (name, text) in variables {
        // the name that hosting platforms set; the prefixed one, which is read after it, wins
        if name == "DATABASE_URL" {
            found.insert(0, ("database_url", text.as_str().into()));
        } else if name.starts_with("REBATED_") && !OTHER_VARIABLES.contains(&name.as_str()) {
            let key = KEYS.iter().find(|key| key.variable() == *name);
            let key = key.ok_or_else(|| ConfigError::UnknownVariable(name.clone()))?;
            found.push((key.path, read(key, text, || name.clone())?));
        }
    }
    Ok(found)
}

fn read(key: &Key, text: &str, origin: impl Fn() -> String) -> Result<Value, ConfigError> {
    match key.fallback {
        Fallback::Text(_) => Ok(text.into()),
        Fallback::Number(_) => {
            let number: i64 =
                text.trim().parse().map_err(|_| ConfigError::NotANumber { origin: origin() })?;
            Ok(number.into())
        }
        Fallback::EmptyList => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(parts.map(str::to_owned).collect::<Vec<_>>().into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Sources {
        let environment = pairs.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
        Sources { environment, ..Sources::default() }
    }

    #[test]
    fn later_sources_win() {
        let mut sources = environment(&[
            ("REBATED_LISTEN", "0.0.0.0:1"),
            ("REBATED_HTTP__BODY_LIMIT_BYTES", "2048"),
            ("REBATED_HTTP__CORS_ORIGINS", "https://a.example, https://b.example"),
            ("DATABASE_URL", "sqlite://other.sqlite"),
            ("PATH", "/bin"),
        ]);
        sources.flags = vec![("listen".into(), "0.0.0.0:2".into())];
        let config = load(&sources).expect("a valid configuration");
        assert_eq!(config.listen, "0.0.0.0:2");
        assert_eq!(config.http.body_limit_bytes, 2048);
        assert_eq!(config.http.cors_origins, ["https://a.example", "https://b.example"]);
        assert_eq!(config.database_url.as_str(), "sqlite://other.sqlite");
        assert_eq!(config.auth.refresh_token_days, 30);
    }

    #[test]
    fn what_means_nothing_is_named() {
        let refusal = |pairs| load(&environment(pairs)).map(|_| ()).map_err(|error| error.to_string());
        let unknown = refusal(&[("REBATED_LISTEM", "x")]).expect_err("a misspelt variable");
        assert!(unknown.contains("REBATED_LISTEM"), "{unknown}");
        let number = refusal(&[("REBATED_HTTP__BODY_LIMIT_BYTES", "big")]).expect_err("not a number");
        assert!(number.contains("REBATED_HTTP__BODY_LIMIT_BYTES"), "{number}");
        let range = refusal(&[("REBATED_HTTP__BODY_LIMIT_BYTES", "1")]).expect_err("too small");
        assert!(range.contains("http.body_limit_bytes"), "{range}");
        let endpoint =
            refusal(&[("REBATED_OBJECTS__ENDPOINT", "http://key:secret@s3")]).expect_err("credentials");
        assert!(endpoint.contains("`objects.endpoint`") && !endpoint.contains("secret"), "{endpoint}");
        let objects = refusal(&[("REBATED_OBJECTS__URL", "data/objects")]).expect_err("no scheme");
        assert!(objects.contains("`objects.url`"), "{objects}");
        let public = refusal(&[("REBATED_HTTP__PUBLIC_URL", "api.example.com")]).expect_err("no scheme");
        assert!(public.contains("`http.public_url`"), "{public}");
        let redis = refusal(&[("REBATED_REDIS__URL", "http://app:secret@cache")]).expect_err("not Redis");
        assert!(redis.contains("`redis.url`") && !redis.contains("secret"), "{redis}");
        let prefix = [("REBATED_REDIS__URL", "redis://cache"), ("REBATED_REDIS__PREFIX", "a b")];
        let prefix = refusal(&prefix).expect_err("not plain");
        assert!(prefix.contains("`redis.prefix`"), "{prefix}");
        let mode = refusal(&[("REBATED_MODE", "fast")]).expect_err("no such mode");
        assert!(mode.contains("mode"), "{mode}");
    }

    #[test]
    fn unknown_keys_of_a_file_are_named() {
        let path = std::env::temp_dir().join(format!("rebated-config-{}.toml", std::process::id()));
        std::fs::write(&path, "listen = \"0.0.0.0:3\"\n[http]\nbody_limit = 1\n").expect("a writable folder");
        let sources = Sources { file: Some(path.clone()), ..Sources::default() };
        let error = load(&sources).expect_err("an unknown key").to_string();
        std::fs::remove_file(&path).expect("the file just written");
        assert!(error.contains("`http.body_limit`"), "{error}");
        let missing = load(&sources).expect_err("the file is gone").to_string();
        assert!(missing.contains("does not exist"), "{missing}");
    }
}
