use std::collections::HashMap;

use futures_util::StreamExt;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;

use super::message::{Close, FromServer};
use crate::graphql::{Answer, Api, Asked, Begun, Caller};

/// Most operations of one connection at once.
const MOST: usize = 32;
/// Answers that may wait for a slow client. When they are full the operations wait, and a subscription
/// that waits too long has missed events and ends.
const WAITING: usize = 64;

/// The operations of one connection. They end with it.
pub struct Operations {
    running: HashMap<String, (Run, JoinHandle<()>)>,
    begun: Run,
    sender: Sender<Delivery>,
}

/// Tells an operation from earlier ones by the same name.
type Run = u64;

/// Something that an operation has to say.
pub struct Delivery {
    run: Run,
    message: FromServer,
}

impl Operations {
    /// No operations, and where their answers arrive.
    pub fn new() -> (Self, Receiver<Delivery>) {
        let (sender, receiver) = channel(WAITING);
        (Self { running: HashMap::new(), begun: 0, sender }, receiver)
    }

    /// Whether an operation with this name may begin.
    pub fn check(&self, id: &str) -> Result<(), Close> {
        if self.running.contains_key(id) {
            return Err(Close::Duplicate(id.to_owned()));
        }
        if self.running.len() >= MOST { Err(Close::TooMany) } else { Ok(()) }
    }

    /// Begins an operation.
    pub fn begin(&mut self, id: String, api: Api, asked: Asked, caller: Caller) {
        self.begun += 1;
        let outlet = Outlet { run: self.begun, id: id.clone(), sender: self.sender.clone() };
        let task = tokio::spawn(async move {
            // an error means that the connection is gone, and with it whoever would listen
            let _ = run(&outlet, api, asked, caller).await;
        });
        self.running.insert(id, (self.begun, task));
    }

    /// Ends an operation that the client no longer wants.
    pub fn end(&mut self, id: &str) {
        if let Some((_, task)) = self.running.remove(id) {
            task.abort();
        }
    }

    /// What is to be sent of a delivery: nothing if its operation was ended. The last one of an operation
    /// frees its name.
    pub fn wanted(&mut self, delivery: Delivery) -> Option<FromServer> {
        let Delivery { run, message } = delivery;
        let (id, is_last) = match &message {
            FromServer::Next { id, .. } => (id, false),
            FromServer::Error { id, .. } | FromServer::Complete { id } => (id, true),
            _ => return None,
        };
        self.running.get(id).filter(|(running, _)| *running == run)?;
        if is_last {
            self.running.remove(id);
        }
        Some(message)
    }
}

impl Drop for Operations {
    fn drop(&mut self) {
        for (_, task) in self.running.values() {
            task.abort();
        }
    }
}

/// Where one operation sends its answers.
struct Outlet {
    run: Run,
    id: String,
    sender: Sender<Delivery>,
}

/// The connection is gone.
struct Gone;

impl Outlet {
    async fn send(&self, message: FromServer) -> Result<(), Gone> {
        self.sender.send(Delivery { run: self.run, message }).await.map_err(|_| Gone)
    }

    /// Sends an answer; whether more may follow. What did not run is an `error`, the last message.
    async fn answer(&self, answer: Answer) -> Result<bool, Gone> {
        let (id, goes_on) = (self.id.clone(), answer.refused.is_none());
        let message = if goes_on {
            FromServer::Next { id, payload: answer }
        } else {
            FromServer::Error { id, payload: answer.response.errors }
        };
        self.send(message).await?;
        Ok(goes_on)
    }
}

async fn run(outlet: &Outlet, api: Api, asked: Asked, caller: Caller) -> Result<(), Gone> {
    match api.begin(asked, caller).await {
        Begun::Once(answer) => {
            if !outlet.answer(*answer).await? {
                return Ok(());
            }
        }
        Begun::Events(mut answers) => {
            while let Some(answer) = answers.next().await {
                if !outlet.answer(answer).await? {
                    return Ok(());
                }
            }
        }
    }
    outlet.send(FromServer::Complete { id: outlet.id.clone() }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(run: Run) -> Delivery {
        Delivery { run, message: FromServer::Complete { id: "a".into() } }
    }

    #[tokio::test]
    async fn what_an_ended_operation_has_still_to_say_is_not_wanted() {
        let (mut operations, _deliveries) = Operations::new();
        let run = |operations: &mut Operations, run| {
            operations.running.insert("a".into(), (run, tokio::spawn(std::future::pending())));
        };
        run(&mut operations, 1);
        operations.end("a");
        assert!(operations.wanted(complete(1)).is_none());
        run(&mut operations, 2);
        assert!(operations.wanted(complete(1)).is_none(), "it does not speak by the name of the next");
        assert!(operations.check("a").is_err(), "nor end it");
        assert!(operations.wanted(complete(2)).is_some());
        assert!(operations.check("a").is_ok());
        assert!(operations.wanted(complete(2)).is_none());
    }
}
