use std::path::PathBuf;

/// Why the configuration was refused. Every variant names what to correct.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read or is not TOML, or a value has the wrong type.
    #[error("{0}")]
    Unreadable(#[from] config::ConfigError),
    /// The file that was asked for is not there.
    #[error("the configuration file {} does not exist", .0.display())]
    MissingFile(PathBuf),
    /// The file has a key that means nothing.
    #[error("{}: unknown key `{key}`; `rebated config reference` lists the keys", file.display())]
    UnknownKey {
        /// The file.
        file: PathBuf,
        /// The key.
        key: String,
    },
    /// A variable with our prefix means nothing.
    #[error("unknown environment variable {0}; `rebated config reference` lists the variables")]
    UnknownVariable(String),
    /// A flag names a key that means nothing.
    #[error("--set: unknown key `{0}`; `rebated config reference` lists the keys")]
    UnknownFlag(String),
    /// A number was expected.
    #[error("{origin} must be a whole number")]
    NotANumber {
        /// The variable or flag.
        origin: String,
    },
    /// A value is outside what the reference allows.
    #[error("`{key}` {message}")]
    Invalid {
        /// The key.
        key: &'static str,
        /// What it must be.
        message: String,
    },
}
