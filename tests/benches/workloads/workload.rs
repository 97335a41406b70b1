use anyhow::{Context as _, ensure};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// Makes the request that a client sends next, given the client's place and how many it has sent.
pub type Next = dyn Fn(usize, u64) -> Vec<u8> + Send + Sync;

/// Requests of one kind and what their answers must hold.
pub struct Workload {
    /// Its name in the table.
    pub name: &'static str,
    /// The requests.
    pub next: Box<Next>,
    /// A list that every answer has, as a JSON pointer below `data`, with its length.
    pub full: Option<(&'static str, usize)>,
    /// A text that every answer has.
    pub text: &'static str,
}

/// The part of an answer that tells whether it is one.
#[derive(Deserialize)]
struct Outline {
    data: Option<IgnoredAny>,
    errors: Option<IgnoredAny>,
}

impl Workload {
    /// Refuses an answer that is not what the workload is about. Cheap enough for every answer.
    pub fn check(&self, status: u16, body: &[u8]) -> anyhow::Result<()> {
        let shown = || String::from_utf8_lossy(&body[..body.len().min(2_000)]).into_owned();
        ensure!(status == 200, "status {status}: {}", shown());
        let outline: Outline = serde_json::from_slice(body).with_context(shown)?;
        ensure!(outline.errors.is_none() && outline.data.is_some(), "errors: {}", shown());
        let text = self.text.as_bytes();
        ensure!(text.is_empty() || body.windows(text.len()).any(|part| part == text), "answer: {}", shown());
        Ok(())
    }

    /// Looks at one answer closely.
    pub fn check_closely(&self, status: u16, body: &[u8]) -> anyhow::Result<()> {
        self.check(status, body)?;
        let Some((pointer, length)) = self.full else { return Ok(()) };
        let answer: Value = serde_json::from_slice(body)?;
        let list = answer["data"].pointer(pointer).and_then(Value::as_array);
        let found = list.with_context(|| format!("no list at {pointer}: {answer}"))?.len();
        ensure!(found == length, "{found} instead of {length} at {pointer}");
        Ok(())
    }
}
