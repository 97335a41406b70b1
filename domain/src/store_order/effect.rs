use crate::machine::described;

described! {
    /// What is written in the transaction of a change.
    pub enum StoreOrderEffect {
        /// the stock sets the goods aside, once for each order
        ReserveStock,
        /// lines, prices and totals are fixed
        FixPrices,
        /// the stock frees what was set aside
        ReleaseStock,
        /// what was set aside is taken out of the stock
        TakeStock,
        /// what was taken goes back into the stock, once for each order
        ReturnStock,
        /// courier and number of the parcel are stored
        KeepTracking,
        /// the hold of the refund ends
        EndHold,
        /// the refunded lines are taken off
        ReduceLines,
        /// the ledger turns the prepayment into sales
        BookRevenue,
        /// the refund state becomes `PARTIAL`
        MarkRefundedInPart,
        /// the refund state becomes `FULL`
        MarkRefundedInFull,
    }
}

described! {
    /// What is sent or called after the transaction.
    pub enum StoreOrderFollow {
        /// start the tasks that prepare it
        StartPreparation,
        /// start the tasks that follow the payment: points, rebates, warehouse
        StartFollowUp,
        /// close its payments
        ClosePayments,
        /// ask for a refund of all of it (R02)
        AskRefund,
        /// cancel the task of the warehouse
        CancelPicking,
        /// expect the goods back
        ExpectGoods,
        /// begin the time for which rebates are held
        StartRebateHold,
        /// void its rebates
        VoidRebates,
        /// take rebates back by their share
        ClawBackRebates,
        /// tell the buyer
        TellBuyer,
    }
}
