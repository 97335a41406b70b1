//! The guide as text: its blocks, links and headings.

use std::path::PathBuf;

use super::example::{Example, group};
use crate::workspace::root;

/// A fenced block and the comments before it.
#[derive(Clone, Debug)]
pub struct Block {
    /// The line of its fence, for whoever has to look.
    pub line: usize,
    /// What stands behind the fence, such as `json answer`.
    pub kind: String,
    /// What is in it.
    pub text: String,
    /// Who calls.
    pub caller: Option<String>,
    /// What has happened meanwhile.
    pub before: Option<String>,
}

/// The guide.
pub struct Page {
    path: PathBuf,
    text: String,
}

impl Page {
    pub fn read() -> Self {
        let path = root().join("docs/API.md");
        let text = std::fs::read_to_string(&path).expect("the guide can be read");
        Self { path, text }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn write(&self, text: &str) {
        std::fs::write(&self.path, text).expect("the guide can be written");
    }

    pub fn folder(&self) -> PathBuf {
        self.path.parent().expect("the guide is in a folder").to_owned()
    }

    /// The examples in their order. A block that nothing checks is a failure.
    pub fn examples(&self) -> Vec<Example> {
        group(self.blocks())
    }

    /// The text of the first block of a kind.
    pub fn first(&self, kind: &str) -> String {
        let found = self.blocks().into_iter().find(|block| block.kind == kind);
        found.unwrap_or_else(|| panic!("the guide has no block of {kind}")).text
    }

    fn blocks(&self) -> Vec<Block> {
        let (mut blocks, mut caller, mut before) = (Vec::new(), None, None);
        assert!(!self.text.contains("~~~"), "blocks are fenced by ```");
        let mut lines = self.text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            if let Some(kind) = line.trim_start().strip_prefix("```") {
                assert!(!kind.is_empty() && line.starts_with('`'), "line {}: say what it is", number + 1);
                let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
                let text = inside.collect::<Vec<_>>().join("\n");
                let (caller, before) = (caller.take(), before.take());
                blocks.push(Block { line: number + 1, kind: kind.to_owned(), text, caller, before });
            } else if let Some(name) = note(line, "as") {
                caller = Some(name);
            } else if let Some(step) = note(line, "before") {
                before = Some(step);
            } else {
                let stray = !line.is_empty() && (caller.is_some() || before.is_some());
                assert!(!stray, "line {}: a comment without a block", number + 1);
            }
        }
        blocks
    }

    /// Files and anchors that the guide links to, but for other sites.
    pub fn links(&self) -> Vec<(String, String)> {
        let targets = self.text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        let ours = targets.filter(|target| !target.contains("://"));
        ours.map(|target| target.split_once('#').unwrap_or((target, "")))
            .map(|(file, anchor)| (file.to_owned(), anchor.to_owned()))
            .collect()
    }

    /// The anchors of its headings.
    pub fn anchors(&self) -> Vec<String> {
        let headings = self.text.lines().filter(|line| line.starts_with('#'));
        headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect()
    }
}

fn note(line: &str, name: &str) -> Option<String> {
    let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    Some(inside.strip_prefix(name)?.strip_prefix(": ")?.to_owned())
}

fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
