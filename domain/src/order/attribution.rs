use crate::code::codes;

codes! {
    /// How an order has found its buyer.
    pub enum Attribution {
        /// Somebody said that it was theirs, and what spoke for it was enough for the platform or for staff.
        Claim = "CLAIM",
        /// Its network names nobody, and they alone followed a link to it when the network says that somebody did.
        Click = "CLICK",
        /// Its source names the buyer by an identity that is linked to them.
        Name = "NAME",
        /// They placed it in the platform's own store.
        Store = "STORE",
    }
}
