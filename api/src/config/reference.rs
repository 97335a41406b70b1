use std::fmt::Write as _;

use super::{Fallback, KEYS};

const INTRODUCTION: &str = "\
# Configuration

Written by `rebated config reference`; a test keeps it true.

Three sources, each overriding the one before:

1. `rebated.toml` in the working folder, or the file named by `--config FILE` or `REBATED_CONFIG`;
2. environment variables;
3. flags: `--listen`, `--database-url`, and `--set KEY=VALUE` for every key.

A key or a `REBATED_…` variable that is not listed here is an error. `DATABASE_URL` is understood
besides `REBATED_DATABASE_URL`, which wins over it.

| key in the file | variable | default | meaning |
|---|---|---|---|
";

const EXAMPLE: &str = "
## Example

```toml
listen = \"0.0.0.0:8080\"
database_url = \"postgres://rebated@localhost/rebated\"
mode = \"production\"

[log]
format = \"json\"

[http]
cors_origins = [\"https://app.example.com\"]
```
";

/// The reference of all keys as a Markdown page.
pub fn reference() -> String {
    let mut page = INTRODUCTION.to_owned();
    for key in KEYS {
        let default = match key.fallback {
            Fallback::Text("") => "empty".to_owned(),
            Fallback::Text(text) => format!("`{text}`"),
            Fallback::Number(number) => format!("`{number}`"),
            Fallback::EmptyList => "none".to_owned(),
        };
        let _ = writeln!(page, "| `{}` | `{}` | {default} | {} |", key.path, key.variable(), key.meaning);
    }
    page.push_str(EXAMPLE);
    page
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_in_the_documentation_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/CONFIGURATION.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        let advice = "docs/CONFIGURATION.md is out of date: rebated config reference > docs/CONFIGURATION.md";
        assert!(written == super::reference(), "{advice}");
    }
}
