use super::RefundMachine;
use crate::machine::{Case, described};

use super::NumberProof;

described! {
    /// What is written in the transaction of a change.
    pub enum RefundEffect {
        /// payment's reserved sum + amount
        TakeCapacity,
        /// payment's reserved sum − amount
        FreeCapacity,
        /// payment's reserved sum − difference; the amount becomes the new one
        LowerAmount,
        /// an order that is not shipped is held back
        HoldOrder,
        /// the hold on the order ends
        FreeOrder,
        /// who decided, and why, is logged
        LogDecision,
        /// who granted it first is kept
        KeepFirstApproval,
        /// the evidence is logged
        LogEvidence,
        /// an order that is not shipped becomes `CANCELLING` (O09)
        StopShipping,
        /// tries + 1
        CountTry,
        /// the goods are expected back
        ExpectReturn,
        /// the goods go back into the stock, once for each refund
        Restock,
        /// the goods that can be sold go back into the stock, once for each refund
        RestockSellable,
        /// the ledger sets the amount aside, if it has not yet
        OpenReserve,
        /// the ledger frees the amount, if it is set aside
        VoidReserve,
        /// the ledger books the amount that is set aside, once for each number
        PostReserve,
        /// the ledger books the amount as paid from the bank, once
        PostFromBank,
        /// the ledger books the amount back into what the buyer is owed, once for each number
        BookReturn,
        /// the ledger books the amount with the mark late, and takes the capacity again, beyond what was paid if it must
        PostLate,
        /// payment's refunded sum + amount; the order's refund state follows
        AddRefunded,
        /// payment's refunded sum − amount; the order's refund state follows
        SubtractRefunded,
        /// an attempt with number, amount and hash of the body; committed before the call
        CommitAttempt,
        /// the channel's own number is kept
        KeepChannelId,
        /// failures + 1
        CountFailure,
        /// unclear calls + 1
        CountUnknown,
        /// the next attempt takes a new number; unclear calls begin at none
        NewNumber,
        /// the next attempt takes a new number only if the channel closed the one in use
        NewNumberIfClosed,
        /// a finding for finance
        OpenFinding,
    }
}

described! {
    /// What is sent or called after the transaction.
    pub enum RefundFollow {
        /// tell support
        TellSupport,
        /// tell those who may approve
        TellApprovers,
        /// tell the buyer
        TellBuyer,
        /// ask the courier to turn the parcel round, once for each refund
        AskIntercept,
        /// send the return address and a label
        SendAddress,
        /// ask the buyer to refuse or send back the parcel
        AskForParcel,
        /// cancel picking and packing
        CancelPicking,
        /// restock when it arrives
        RestockOnArrival,
        /// make the task of looking at the goods
        AskInspection,
        /// send the goods back to the buyer
        SendGoodsBack,
        /// call the channel
        CallChannel,
        /// raise an alarm
        Alarm,
        /// raise an alarm for finance: money is needed at the channel
        AlarmFinance,
        /// make the task of finding another account or way
        FindAnotherWay,
        /// take rebates back by their share
        ClawBackRebates,
        /// roll back stock that was not shipped
        RollBackStock,
        /// roll back coupons and points
        RollBackBenefits,
        /// make the voucher
        MakeVoucher,
        /// tell webhooks
        TellWebhooks,
    }
}

impl RefundEffect {
    /// What it comes to. None when there is nothing to write.
    pub(super) fn resolve(self, case: &Case<'_, RefundMachine>) -> Option<Self> {
        let channel = &case.facts.channel;
        match self {
            Self::OpenReserve => (!channel.has_reserve).then_some(self),
            Self::VoidReserve => channel.has_reserve.then_some(self),
            // a number that was never sent is as good as new, and one that is only absent may still land
            Self::NewNumberIfClosed => (channel.proof == NumberProof::Closed).then_some(Self::NewNumber),
            other => Some(other),
        }
    }
}
