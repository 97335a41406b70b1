use std::collections::VecDeque;
use std::sync::Mutex;

use futures_util::future::{BoxFuture, ready};

use super::ports::Receipt;
use super::{Mail, MailPort, Push, PushPort, Sms, SmsPort};

/// How many messages are kept.
const KEPT: usize = 1_000;

/// A message that was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the channels")]
pub enum Sent {
    Mail(Mail),
    Sms(Sms),
    Push(Push),
}

/// Takes every message and sends none: the last thousand stay in memory, and the log says so.
#[derive(Default)]
pub struct Simulator {
    messages: Mutex<VecDeque<Sent>>,
}

impl Simulator {
    /// The last messages, oldest first.
    pub fn messages(&self) -> Vec<Sent> {
        self.messages.lock().expect("no holder of the messages panics").iter().cloned().collect()
    }

    fn take(&self, message: Sent) -> BoxFuture<'_, Receipt> {
        tracing::info!("A notification went to the simulator: nothing is sent.");
        let mut messages = self.messages.lock().expect("no holder of the messages panics");
        if messages.len() == KEPT {
            messages.pop_front();
        }
        messages.push_back(message);
        Box::pin(ready(Ok(None)))
    }
}

impl MailPort for Simulator {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Receipt> {
        self.take(Sent::Mail(mail.clone()))
    }
}

impl SmsPort for Simulator {
    fn send<'a>(&'a self, sms: &'a Sms) -> BoxFuture<'a, Receipt> {
        self.take(Sent::Sms(sms.clone()))
    }
}

impl PushPort for Simulator {
    fn send<'a>(&'a self, push: &'a Push) -> BoxFuture<'a, Receipt> {
        self.take(Sent::Push(push.clone()))
    }
}
