//! Turns items into the text of a file.

use std::io::Write;
use std::process::{Command, Stdio};

use syn::{File, Item};

use crate::Result;

const HEAD: &str = "// Generated from the schema and the operations; see the workspace's `codegen`.\n\n";

/// The text of a file, formatted as all others are.
pub fn render(items: Vec<Item>) -> Result<String> {
    let mut text = HEAD.to_owned();
    for item in items {
        let is_line = match &item {
            Item::Use(_) => true,
            Item::Mod(item) => item.content.is_none(),
            _ => false,
        };
        text += if is_line { "" } else { "\n" };
        text += &prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items: vec![item] });
    }
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = rustfmt.stdin.take().ok_or("rustfmt takes no input")?;
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = rustfmt.wait_with_output()?;
    if !output.status.success() {
        return Err(format!("rustfmt failed: {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
