//! What carries notifications in tests.

use std::sync::{Arc, RwLock};

use futures_util::future::BoxFuture;
use rebated_service::notifications::{
    Mail, MailPort, Outlets, Push, PushPort, SendError, Sent, Simulator, Sms, SmsPort,
};

type Receipt<'a> = BoxFuture<'a, Result<Option<String>, SendError>>;

/// Hands messages to a simulator, until a test puts something else in its place.
pub struct Post {
    simulator: Arc<Simulator>,
    outlets: RwLock<Outlets>,
}

impl Default for Post {
    fn default() -> Self {
        let simulator = Arc::new(Simulator::default());
        let outlets = RwLock::new(Outlets::simulated(&simulator));
        Self { simulator, outlets }
    }
}

impl Post {
    /// Ports that lead here.
    pub fn outlets(self: &Arc<Self>) -> Outlets {
        Outlets { mail: Arc::clone(self) as _, sms: Arc::clone(self) as _, push: Arc::clone(self) as _ }
    }

    /// What the simulator has taken, oldest first.
    pub fn messages(&self) -> Vec<Sent> {
        self.simulator.messages()
    }

    /// Sends mail by something else.
    pub fn send_mail_by(&self, port: Arc<dyn MailPort>) {
        self.outlets.write().expect("no holder of the ports panics").mail = port;
    }

    /// Sends mail to the simulator again.
    pub fn mend(&self) {
        self.send_mail_by(Arc::clone(&self.simulator) as _);
    }

    fn now(&self) -> Outlets {
        self.outlets.read().expect("no holder of the ports panics").clone()
    }
}

impl MailPort for Post {
    fn send<'a>(&'a self, mail: &'a Mail) -> Receipt<'a> {
        let port = self.now().mail;
        Box::pin(async move { port.send(mail).await })
    }
}

impl SmsPort for Post {
    fn send<'a>(&'a self, sms: &'a Sms) -> Receipt<'a> {
        let port = self.now().sms;
        Box::pin(async move { port.send(sms).await })
    }
}

impl PushPort for Post {
    fn send<'a>(&'a self, push: &'a Push) -> Receipt<'a> {
        let port = self.now().push;
        Box::pin(async move { port.send(push).await })
    }
}
