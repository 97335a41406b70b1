use std::sync::Arc;

use super::{MailPort, PushPort, Simulator, SmsPort};

/// What carries notifications to the outside: a port per channel.
#[derive(Clone)]
pub struct Outlets {
    /// Mail.
    pub mail: Arc<dyn MailPort>,
    /// Text messages.
    pub sms: Arc<dyn SmsPort>,
    /// Pushes.
    pub push: Arc<dyn PushPort>,
}

impl Outlets {
    /// Everything goes to one simulator.
    pub fn simulated(by: &Arc<Simulator>) -> Self {
        Self { mail: Arc::clone(by) as _, sms: Arc::clone(by) as _, push: Arc::clone(by) as _ }
    }
}

impl Default for Outlets {
    fn default() -> Self {
        Self::simulated(&Arc::default())
    }
}
