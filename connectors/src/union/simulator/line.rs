use chrono::{DateTime, Utc};
use rebated_domain::money::prorate_floor;
use rebated_domain::order::OrderStatus;

use super::{Kind, Product, Tracks};

/// What is bought, and by whose link. Everything but the item has a default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewLine {
    /// What is bought. An item that the catalogue does not have costs 99 yuan and pays 5 %.
    pub item_id: String,
    /// How many; one when zero.
    pub quantity: i64,
    /// What the buyer pays, in fen; otherwise the price of all less the coupon.
    pub paid_minor: Option<i64>,
    /// The link's name for the buyer. JD's and Pinduoduo's rows have it, Taobao's do not.
    pub sub_id: Option<String>,
    /// Taobao's channel.
    pub relation_id: Option<String>,
    /// The place (推广位) of the link; the account's own when absent.
    pub place: Option<String>,
    /// Pinduoduo takes the purchase for a comparison of prices (比价) and pays less.
    pub compared: bool,
    /// When the link was followed.
    pub clicked_at: Option<DateTime<Utc>>,
    /// The number of the order that the line belongs to, in the network's form; a new one when absent. Pinduoduo gives
    /// every line an order of its own.
    pub order_ref: Option<String>,
}

/// One line as the network knows it. Times are whole seconds, amounts are fen.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) key: String,
    pub(crate) order_ref: String,
    /// A number of its own, where a row needs more than its key.
    pub(crate) serial: u64,
    pub(crate) product: Product,
    pub(crate) quantity: i64,
    pub(crate) paid_minor: i64,
    pub(crate) tracks: Tracks,
    pub(crate) compared: bool,
    /// Commission with the network's fee, and that fee.
    pub(crate) gross_minor: i64,
    pub(crate) fee_minor: i64,
    pub(crate) clicked_at: Option<DateTime<Utc>>,
    pub(crate) placed_at: DateTime<Utc>,
    pub(crate) paid_at: Option<DateTime<Utc>>,
    pub(crate) received_at: Option<DateTime<Utc>>,
    pub(crate) settled_at: Option<DateTime<Utc>>,
    pub(crate) is_void: bool,
    pub(crate) disputes: Vec<Dispute>,
    pub(crate) punishment: Option<Punishment>,
    /// JD: what changed the commission after it was settled, by the time of the change.
    pub(crate) settlements: Vec<(DateTime<Utc>, i64)>,
    pub(crate) modified_at: DateTime<Utc>,
}

/// A case between buyer and seller (维权).
#[derive(Clone, Debug)]
pub(crate) struct Dispute {
    pub(crate) key: String,
    /// What the buyer wants back.
    pub(crate) refund_minor: i64,
    /// JD: how many items go back.
    pub(crate) items: i64,
    /// What of the commission goes back with it: net, and the network's fee.
    pub(crate) returned_minor: i64,
    pub(crate) returned_fee_minor: i64,
    pub(crate) state: DisputeState,
    /// Whether the commission had been settled when the case ended.
    pub(crate) was_settled: bool,
    pub(crate) opened_at: DateTime<Utc>,
    pub(crate) ended_at: Option<DateTime<Utc>>,
    pub(crate) modified_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DisputeState {
    Open,
    /// The commission stays with the publisher.
    Won,
    /// It goes back.
    Lost,
}

/// A breach of rules that the network found.
#[derive(Clone, Debug)]
pub(crate) struct Punishment {
    pub(crate) is_frozen: bool,
    pub(crate) modified_at: DateTime<Utc>,
}

impl Line {
    pub(crate) fn net_minor(&self) -> i64 {
        self.gross_minor - self.fee_minor
    }

    /// Commission and fee from now on, such that the net commission is exactly this. The fee is the network's part of
    /// all.
    pub(super) fn set_net(&mut self, kind: Kind, net_minor: i64) {
        let whole = 1_000_000 - i64::from(kind.fee_ppm());
        self.gross_minor = (net_minor * 1_000_000 + whole / 2) / whole;
        self.fee_minor = self.gross_minor - net_minor;
    }

    pub(crate) fn status(&self) -> OrderStatus {
        if self.is_void {
            OrderStatus::Invalid
        } else if self.settled_at.is_some() {
            OrderStatus::Settled
        } else if self.received_at.is_some() {
            OrderStatus::Received
        } else if self.paid_at.is_some() {
            OrderStatus::Paid
        } else {
            OrderStatus::AwaitingPayment
        }
    }

    pub(crate) fn is_disputed(&self) -> bool {
        self.disputes.iter().any(|dispute| dispute.state == DisputeState::Open)
    }

    pub(crate) fn is_frozen(&self) -> bool {
        self.punishment.as_ref().is_some_and(|punishment| punishment.is_frozen)
    }

    fn lost(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|dispute| dispute.state == DisputeState::Lost)
    }

    /// How many items went back.
    pub(crate) fn returned_items(&self) -> i64 {
        self.lost().map(|dispute| dispute.items).sum()
    }

    /// How many items are in an open case.
    pub(crate) fn frozen_items(&self) -> i64 {
        let open = self.disputes.iter().filter(|dispute| dispute.state == DisputeState::Open);
        open.map(|dispute| dispute.items).sum()
    }

    /// What went back to the buyer.
    pub(crate) fn refunded_minor(&self, kind: Kind) -> i64 {
        match kind {
            Kind::Jd => prorate_floor(self.paid_minor, self.returned_items(), self.quantity),
            Kind::Taobao | Kind::Pinduoduo => self.lost().map(|dispute| dispute.refund_minor).sum(),
        }
    }

    /// What went back of the net commission, where the network says so apart from the commission.
    pub(crate) fn commission_returned_minor(&self) -> i64 {
        self.lost().map(|dispute| dispute.returned_minor).sum()
    }
}
