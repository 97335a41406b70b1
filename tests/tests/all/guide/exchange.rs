//! One request and its answer, as HTTP and as GraphQL.

use axum::body::Body;
use axum::http::Response;
use futures_util::StreamExt;
use rebated::graphql::Code;
use rebated::server::status_of;
use serde_json::Value;
use tokio::sync::mpsc;

use super::curl;
use super::http::{Shown, compare_event, events};
use super::page::Block;
use super::runner::Runner;
use super::socket::listening;

impl Runner<'_> {
    /// Sends what a command sends; answers what the guide tells wrongly.
    pub async fn curl(&mut self, request: &Block, shown: &str) -> Vec<String> {
        self.prepare(request).await;
        let command = match self.names.fill(&request.text) {
            Ok(command) => command,
            Err(unknown) => return vec![unknown],
        };
        let response = self.world.site.as_anonymous().request(curl::request(&command)).await;
        let shown = Shown::read(shown);
        let mut wrong = shown.compare_head(&response, &mut self.names);
        wrong.extend(match shown.is_stream() {
            true => self.stream(response, shown.body).await,
            false => shown.compare_body(response, &mut self.names).await,
        });
        wrong
    }

    async fn stream(&mut self, response: Response<Body>, shown: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut stream = events(response);
        let (sender, mut heard) = mpsc::unbounded_channel();
        // a stream begins when somebody reads it
        let reader = tokio::spawn(async move {
            while let Some(event) = stream.next().await {
                sender.send(event).expect("somebody listens");
            }
        });
        for part in shown.split("\n\n") {
            if let Some(step) = part.strip_prefix("# ") {
                listening(self.app, 1).await;
                self.take(step).await;
            } else if let Some(event) = heard.recv().await {
                wrong.extend(compare_event(part, &event, &mut self.names));
            } else {
                wrong.push(format!("{part:?} is shown, and the stream was over"));
            }
        }
        reader.abort();
        listening(self.app, 0).await;
        wrong
    }

    /// Runs an operation; answers what the guide tells wrongly.
    pub async fn operation(
        &mut self,
        document: &Block,
        variables: Option<&Block>,
        shown: &str,
    ) -> Vec<String> {
        let token = self.prepare(document).await;
        let variables = match self.names.fill(variables.map_or("{}", |block| &block.text)) {
            Ok(variables) => json_of(&variables),
            Err(unknown) => return vec![unknown],
        };
        let site = &self.world.site;
        let client = token.map_or_else(|| site.as_anonymous(), |token| site.as_user(&token));
        let answer = client.send(&document.text, variables).await;
        let mut wrong = self.names.compare_answer(&json_of(shown), answer.body().clone());
        let status = expected_status(answer.body());
        if answer.status() != status {
            wrong.push(format!("the status is {}, and not {status}", answer.status()));
        }
        wrong
    }
}

/// 200 when anything ran, or the status of the first error's code.
fn expected_status(body: &Value) -> u16 {
    if body.get("data").is_some() {
        return 200;
    }
    let code = body.pointer("/errors/0/extensions/code").and_then(Value::as_str).and_then(Code::parse);
    status_of(code.expect("every error has a code of the list")).as_u16()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
