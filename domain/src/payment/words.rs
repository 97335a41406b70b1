use crate::code::codes;
use crate::payment_channel::ChannelKind;

codes! {
    /// How a buyer gets to a payment.
    pub enum PaymentScene {
        /// Inside the channel's own app, with the buyer's id there.
        Jsapi = "JSAPI",
        /// By a page of the channel in the browser.
        Page = "PAGE",
        /// By a code that the buyer scans.
        Qr = "QR",
    }
}

codes! {
    /// Why a payment is not needed, so that all of it goes back.
    pub enum Surplus {
        /// The order was over when the money came.
        Late = "LATE",
        /// Another payment had paid the order.
        Second = "SECOND",
    }
}

codes! {
    /// What moved a payment.
    pub enum PaymentCause {
        /// The channel's answer to a call of ours.
        Call = "CALL",
        /// The channel called.
        Callback = "CALLBACK",
        /// Somebody asked for it.
        Command = "COMMAND",
        /// The order moved.
        Order = "ORDER",
        /// The channel's answer to a question.
        Poll = "POLL",
        /// Its time had come.
        Timer = "TIMER",
    }
}

codes! {
    /// What became of a callback whose signature is the channel's.
    pub enum CallbackResult {
        /// It told something new, which was written down.
        Applied = "APPLIED",
        /// It told what was known.
        Duplicate = "DUPLICATE",
        /// It does not fit our books: somebody has to look at it.
        Parked = "PARKED",
        /// It is about nothing that we act on.
        Refused = "REFUSED",
    }
}

codes! {
    /// Why a callback was parked or refused. Of several the first of the list that we check is told.
    pub enum CallbackReason {
        /// The money moved under a number that the channel had closed; the number after it may have moved it as well.
        ClosedNumber = "CLOSED_NUMBER",
        /// It is no news of a payment or a refund.
        NotActedOn = "NOT_ACTED_ON",
        /// We have no payment with the number at the channel.
        UnknownNumber = "UNKNOWN_NUMBER",
        /// We have no refund with the number at the channel.
        UnknownRefund = "UNKNOWN_REFUND",
        /// The amount is not that of the payment or refund.
        WrongAmount = "WRONG_AMOUNT",
        /// The app is not ours.
        WrongApp = "WRONG_APP",
        /// The merchant is not ours.
        WrongMerchant = "WRONG_MERCHANT",
    }
}

impl PaymentScene {
    /// Whether a channel has the scene.
    pub const fn fits(self, channel: ChannelKind) -> bool {
        match self {
            Self::Qr => true,
            Self::Page => matches!(channel, ChannelKind::Alipay),
            Self::Jsapi => matches!(channel, ChannelKind::WechatPay),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PaymentScene::{Jsapi, Page, Qr};
    use crate::payment_channel::ChannelKind::{Alipay, WechatPay};

    #[test]
    fn each_channel_has_its_scenes() {
        let of = |channel| [Jsapi, Page, Qr].map(|scene| scene.fits(channel));
        assert_eq!((of(Alipay), of(WechatPay)), ([false, true, true], [true, false, true]));
    }
}
