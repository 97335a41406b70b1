use super::AffiliateNetwork;
use super::queries::streams_of;
use crate::{Fault, Platform};

/// Sets what the alarms read: how far behind an account's feeds are, their gaps, and calls in a row without result.
pub(super) async fn measure(platform: &Platform, network: &dyn AffiliateNetwork) -> Result<(), Fault> {
    let now = platform.now();
    for state in streams_of(platform.db.writer(), network.source(), network.account()).await? {
        let labels = [
            ("network", network.source().code().to_owned()),
            ("account", network.account().to_owned()),
            ("feed", state.stream.feed.code().to_owned()),
        ];
        let lag = (now - state.stream.watermark).num_seconds().max(0);
        metrics::gauge!("rebated_network_lag_seconds", &labels).set(lag as f64);
        metrics::gauge!("rebated_network_gaps", &labels).set(state.gaps().len() as f64);
        metrics::gauge!("rebated_network_failures", &labels).set(f64::from(state.stream.failures));
    }
    Ok(())
}
