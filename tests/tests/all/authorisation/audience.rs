//! Who may read a field that not everybody reads who sees its object.

/// The words that the field's description holds, and what each caller gets: letters as in
/// [`Reading::letters`](super::reading::Reading::letters), and a hyphen for those who do not see the object.
pub struct Audience {
    pub words: &'static str,
    pub gets: &'static str,
}

const fn audience(words: &'static str, gets: &'static str) -> Audience {
    Audience { words, gets }
}

/// Of a user.
pub const USER_AND_STAFF: Audience = audience("For the user and staff.", "- -VFF VVV ---FF -");
pub const USER_AND_STAFF_ELSE_NULL: Audience =
    audience("For the user and staff; null for others.", "- -VNN VVV ---NN -");
pub const STAFF_ELSE_NULL: Audience = audience("For staff; null for others.", "- -NNN VVV ---NN -");
pub const USER_AND_STAFF_ELSE_EMPTY: Audience =
    audience("For the user and staff; empty for others.", "- -VEE VVV ---EE -");
pub const USER_AND_MONEY: Audience =
    audience("For the user, finance and administrators.", "- -VFF FVV ---FF -");
pub const USER_STAFF_AND_ORDER_BOTS: Audience =
    audience("For the user, staff, and bots with the scope `ORDERS_READ`.", "- -VFF VVV ---VF -");
pub const USER_STAFF_AND_REBATE_BOTS: Audience =
    audience("For the user, staff, and bots with the scope `REBATES_READ`.", "- -VFF VVV ---FV -");
pub const MASKED_FOR_OTHERS: Audience =
    audience("For the user and staff; masked for others", "- -VMM VVV ---MM -");

/// Of an adjustment or a hold of a user.
pub const MONEY_ONLY: Audience = audience("For finance and administrators.", "- -N-- -VV ----- -");

/// Of a notification of the owner's.
pub const DELIVERIES: Audience = audience("For staff.", "- -FF- VVV ----- -");

/// Of an order.
pub const COMMISSION: Audience =
    audience("For staff, and bots with the scope `ORDERS_READ`.", "- -F-- VVV ---V- -");
pub const REBATES_OF_ORDER: Audience = audience(
    "that the caller may see, at most 500: all for staff, and bots with the scope `REBATES_READ`, else the caller's own.",
    "- -V-- VVV ---E- -",
);
pub const REFUNDS_OF_ORDER: Audience =
    audience("For the buyer and staff; empty for others.", "- -V-- VVV ---E- -");

pub const ACTIONS_OF_ORDER: Audience = audience(
    "What the caller may do now with an order of the store; empty for others.",
    "- -V-- VVV ---E- -",
);

/// Of a refund.
pub const DESK_OF_REFUND: Audience = audience("For staff.", "- -F-- VVV ----- -");
pub const CLAWBACK_OF_REFUND: Audience =
    audience("null for whoever is not of the staff.", "- -N-- VVV ----- -");

/// Of what was read of a network: nothing is missing here, because `verify` would name it.
pub const NOTHING_MISSING: Audience = audience("empty when all is well.", "- ---- EEE ----- -");

/// Of a product and its variants, which everybody sees who is signed in.
pub const OF_PRODUCT: Audience = audience("For staff.", "- FFFF VVV ---F- F");

/// Of what a rebate, a transaction or a bill is about; the inviter has some of their own.
pub const ORDER_OF_REBATE: Audience = audience(
    "For the buyer, staff, and bots with the scope `ORDERS_READ`; null for others",
    "- -VN- VVV ----N -",
);
pub const ORDER_OF_MOVEMENT: Audience =
    audience("For the buyer and staff; null for others, such as an inviter.", "- -VN- -VV ----- -");

/// Of what a mutation answers.
pub const DEVICE_OF_OWNER: Audience = audience("null when it was refused", "- NVNN NNN ----- N");
pub const ORDER_OF_OWNER: Audience = audience("null when it was refused", "- NVNN VVV ----- N");
pub const PAYMENT_OF_OWNER: Audience = audience("null when it was refused", "- NVNN NNN ----- N");
pub const REFUND_OF_OWNER: Audience = audience("null when it was refused", "- NVNN VVV ----- N");

/// Of a claim of the owner's.
pub const DESK_OF_CLAIM: Audience = audience("For staff.", "- -F-- VVV ----- -");
pub const ORDER_OF_CLAIM: Audience =
    audience("For its buyer and staff; null for others", "- -V-- VVV ----- -");

/// Of a page of the caller's own claims, or of all for staff.
pub const EDGES_OF_CLAIMS: Audience = audience("", "- EVEE VVV ----- E");

/// Of what a mutation answers: a bot claims for somebody in a chat, and people for themselves.
pub const CLAIM_OF_PEOPLE: Audience = audience("null when it was refused", "- VVVV VVV -N--- V");
pub const CLAIM_OF_OWNER: Audience = audience("null when it was refused", "- NVNN NNN ----- N");
