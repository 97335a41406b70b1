//! What the blocks of the guide mean together.

use super::page::Block;

/// Something that the guide shows and that can be tried.
pub enum Example {
    /// A command, and the answer as HTTP.
    Curl { request: Block, response: Block },
    /// A document with its variables, and the answer.
    Operation { document: Block, variables: Option<Block>, answer: Block },
    /// What is said on a WebSocket.
    Socket(Block),
    /// Registered documents.
    Manifest(Block),
    /// A configuration.
    Configuration(Block),
}

/// Puts the blocks together.
pub fn group(blocks: Vec<Block>) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let line = block.line;
        let takes_a_caller = ["sh", "graphql", "ws"].contains(&block.kind.as_str());
        assert_eq!(block.caller.is_some(), takes_a_caller, "line {line}: who calls?");
        let mut following = |kind: &str| blocks.next_if(|next| next.kind == kind);
        examples.push(match block.kind.as_str() {
            "sh" => {
                let response = following("http").unwrap_or_else(|| panic!("line {line}: no `http`"));
                Example::Curl { request: block, response }
            }
            "graphql" => {
                let variables = following("json variables");
                let answer = following("json answer");
                let answer = answer.unwrap_or_else(|| panic!("line {line}: no `json answer`"));
                Example::Operation { document: block, variables, answer }
            }
            "ws" => Example::Socket(block),
            "json manifest" => Example::Manifest(block),
            "toml" => Example::Configuration(block),
            kind => panic!("line {line}: nothing checks a block of `{kind}`"),
        });
    }
    examples
}
