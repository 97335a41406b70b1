//! What is drawn, and from what.

use chrono::Duration;
use rebated_connectors::payments::simulator::{CallbackFault, Fault};
use rebated_tests::Death;

/// A generator whose numbers follow from its seed (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(end).unwrap()).unwrap()
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What goes wrong at either channel. None of them waits in real time.
pub const FAULTS: [Fault; 11] = [
    Fault::SystemErrorBefore,
    Fault::SystemErrorAfter,
    Fault::BreakBefore,
    Fault::BreakAfter,
    Fault::BadGateway,
    Fault::Garbage,
    Fault::RateLimited,
    Fault::NotEnough,
    Fault::BadSignature,
    Fault::ForeignSignature,
    Fault::WrongNumber,
];
/// How refunds end badly at Alipay.
pub const FAULTS_OF_ALIPAY: [Fault; 3] = [Fault::Stuck, Fault::Returned, Fault::Refused];
/// The same at WeChat Pay.
pub const FAULTS_OF_WECHAT_PAY: [Fault; 5] =
    [Fault::Stuck, Fault::Returned, Fault::Refused, Fault::Closed, Fault::Abnormal];
pub const CALLBACK_FAULTS: [CallbackFault; 6] = [
    CallbackFault::Lost,
    CallbackFault::Twice,
    CallbackFault::Late(Duration::minutes(20)),
    CallbackFault::Late(Duration::hours(30)),
    CallbackFault::Forged,
    CallbackFault::Tampered,
];
pub const DEATHS: [Death; 2] = [Death::BeforeCall, Death::AfterCall];
