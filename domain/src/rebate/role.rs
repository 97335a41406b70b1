use crate::code::codes;

codes! {
    /// Why a person gets a rebate on a line.
    pub enum BeneficiaryRole {
        /// Bought it.
        Buyer = "BUYER",
        /// Invited the buyer.
        Inviter = "INVITER",
        /// Invited the inviter.
        InviterOfInviter = "INVITER_OF_INVITER",
    }
}
