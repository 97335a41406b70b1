use crate::code::codes;

codes! {
    /// Why a rule did or did not apply to a line.
    pub enum Outcome {
        /// It covers the line and applies.
        Applied = "APPLIED",
        /// Its further condition does not hold.
        ConditionFailed = "CONDITION_FAILED",
        /// Its further condition cannot be told for this line.
        ConditionUndecided = "CONDITION_UNDECIDED",
        /// It covers the line, but a rule that applies excludes it, or is excluded by it.
        Excluded = "EXCLUDED",
        /// The order was placed after the rule ended.
        NoLongerValid = "NO_LONGER_VALID",
        /// The buyer registered too long ago.
        NotANewUser = "NOT_A_NEW_USER",
        /// The order was placed before the rule began.
        NotYetValid = "NOT_YET_VALID",
        /// The order is larger than those covered.
        OrderTooLarge = "ORDER_TOO_LARGE",
        /// The order is smaller than those covered.
        OrderTooSmall = "ORDER_TOO_SMALL",
        /// The account at the source is not covered.
        OtherAccount = "OTHER_ACCOUNT",
        /// The line's category is not covered.
        OtherCategory = "OTHER_CATEGORY",
        /// The order came through another channel.
        OtherChannel = "OTHER_CHANNEL",
        /// The rule names amounts of another currency than the order's.
        OtherCurrency = "OTHER_CURRENCY",
        /// The order was placed at another hour.
        OtherHour = "OTHER_HOUR",
        /// The buyer was not invited by those covered.
        OtherInviter = "OTHER_INVITER",
        /// The line's shop is not covered.
        OtherMerchant = "OTHER_MERCHANT",
        /// The line's product is not covered.
        OtherProduct = "OTHER_PRODUCT",
        /// The order's source is not covered.
        OtherSource = "OTHER_SOURCE",
        /// The buyer's tier is not covered.
        OtherTier = "OTHER_TIER",
        /// The order was placed on another day of the week.
        OtherWeekday = "OTHER_WEEKDAY",
        /// It covers the line, but a rule tried earlier applies and leaves no room for it.
        Outranked = "OUTRANKED",
    }
}
