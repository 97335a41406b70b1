use std::sync::Arc;

use rebated_domain::payment_channel::ChannelKind;

use super::PaymentChannel;

/// The channels that a process can call.
#[derive(Clone, Default)]
pub struct Channels(Vec<Arc<dyn PaymentChannel>>);

impl Channels {
    /// These; of each kind the first counts.
    pub fn new(channels: Vec<Arc<dyn PaymentChannel>>) -> Self {
        Self(channels)
    }

    /// The channel of a kind, if payments can be made with it here.
    pub fn of(&self, kind: ChannelKind) -> Option<&Arc<dyn PaymentChannel>> {
        self.0.iter().find(|channel| channel.kind() == kind)
    }
}
