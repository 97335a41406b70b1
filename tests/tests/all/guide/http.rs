//! Answers as HTTP, compared with what is shown.

use std::pin::Pin;

use axum::body::Body;
use axum::http::Response;
use futures_util::{Stream, StreamExt};
use http_body_util::BodyExt;
use serde_json::Value;

use super::names::Names;

/// An `http` block: a line for the status, the headers that matter, and the body.
pub struct Shown<'a> {
    status: &'a str,
    headers: Vec<(&'a str, &'a str)>,
    pub body: &'a str,
}

impl<'a> Shown<'a> {
    pub fn read(text: &'a str) -> Self {
        let (head, body) = text.split_once("\n\n").expect("an empty line before the body");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.strip_prefix("HTTP/1.1 ")).expect("a status");
        let pair = |line: &'a str| line.split_once(": ").expect("a header has a name and a value");
        Self { status, headers: lines.map(pair).collect(), body }
    }

    /// What is wrong about status and headers. Headers that are not shown are not looked at.
    pub fn compare_head(&self, response: &Response<Body>, names: &mut Names) -> Vec<String> {
        let mut wrong = Vec::new();
        if response.status().to_string() != self.status {
            wrong.push(format!("{} is shown, {} was answered", self.status, response.status()));
        }
        for (name, shown) in &self.headers {
            let got = response.headers().get(*name).map_or("", |value| value.to_str().expect("visible text"));
            wrong.extend(names.compare(shown, got).err().map(|told| format!("{name}: {told}")));
        }
        wrong
    }

    pub fn is_stream(&self) -> bool {
        self.headers
            .iter()
            .any(|(name, value)| *name == "content-type" && value.starts_with("text/event-stream"))
    }

    /// What is wrong about a body of JSON.
    pub async fn compare_body(&self, response: Response<Body>, names: &mut Names) -> Vec<String> {
        let bytes = response.into_body().collect().await.expect("the answer is whole").to_bytes();
        let got: Value = serde_json::from_slice(&bytes).expect("the answer is JSON");
        let shown: Value =
            serde_json::from_str(self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body));
        names.compare_answer(&shown, got)
    }
}

/// The events of a stream, each as the lines between two empty ones; signs of life are left out.
pub fn events(response: Response<Body>) -> Pin<Box<dyn Stream<Item = String> + Send>> {
    let chunks = response.into_body().into_data_stream();
    let frames = chunks.map(|chunk| {
        let chunk = chunk.expect("the stream goes on");
        String::from_utf8(chunk.to_vec()).expect("events are UTF-8").trim_end().to_owned()
    });
    Box::pin(frames.filter(|frame| std::future::ready(frame != ":")))
}

/// Compares one event with what is shown of it: the same lines, their data as JSON.
pub fn compare_event(shown: &str, got: &str, names: &mut Names) -> Vec<String> {
    let (these, those): (Vec<_>, Vec<_>) = (shown.lines().collect(), got.lines().collect());
    if these.len() != those.len() {
        return vec![format!("{shown:?} is shown, {got:?} was answered")];
    }
    let mut wrong = Vec::new();
    for (shown, got) in these.into_iter().zip(those) {
        let json = |line: &str| line.strip_prefix("data: ").map(serde_json::from_str::<Value>);
        match (json(shown), json(got)) {
            (Some(Ok(shown)), Some(Ok(got))) => wrong.extend(names.compare_answer(&shown, got)),
            _ if shown == got => {}
            _ => wrong.push(format!("{shown:?} is shown, {got:?} was answered")),
        }
    }
    wrong
}
