use super::super::audience::NOTHING_MISSING;
use super::super::class::{Class, class};

const STAFF: &str = "U FFFF VVV FFFFF F";

pub fn classes() -> Vec<Class> {
    let coverage = "answeredAt beginsAt failures feed lagSeconds stretches trouble watermark windowSeconds";
    let window = "account created feed from id kind pages parked readAt rows source unchanged until updated";
    vec![
        class("Network", "account configured coverage openScans parkedRows source")
            .met("networks { @ }", STAFF),
        class("NetworkCoverage", coverage)
            .met("networks { coverage { @ } }", STAFF)
            .restricted("gaps", NOTHING_MISSING),
        class("NetworkPeriod", "from until").met("networks { coverage { stretches { @ } } }", STAFF),
        class("NetworkTrouble", "code kind message retryAt since")
            .met("networks { coverage { trouble { @ } } }", STAFF),
        class("NetworkWindow", window).met("networkWindows { edges { node { @ } } }", STAFF),
    ]
}
