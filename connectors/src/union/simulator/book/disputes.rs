use chrono::{DateTime, Utc};
use rebated_domain::money::prorate_floor;

use super::super::{Dispute, DisputeState, Kind, Line};
use super::Book;

impl Book {
    /// A case (维权) is opened about so much of what was paid, in fen; at most what has not gone back yet. JD takes whole
    /// items back: there, it is about the fewest items that cover the amount. A line has one open case at a time.
    pub fn open_dispute(&self, key: &str, refund_minor: i64) -> bool {
        let kind = self.0.kind;
        let serial = self.state().numbers.plain();
        self.change(key, |line, now| {
            let rest = line.paid_minor - line.refunded_minor(kind);
            let can = !line.is_void && line.paid_at.is_some() && !line.is_disputed() && rest > 0;
            let dispute = can.then(|| opened(line, kind, (serial, refund_minor.clamp(1, rest)), now))?;
            line.disputes.push(dispute);
            Some(())
        })
    }

    /// The open case ends for the publisher: nothing goes back.
    pub fn win_dispute(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            let dispute = line.disputes.iter_mut().find(|dispute| dispute.state == DisputeState::Open)?;
            (dispute.state, dispute.returned_minor, dispute.returned_fee_minor) = (DisputeState::Won, 0, 0);
            (dispute.ended_at, dispute.modified_at) = (Some(now), now);
            Some(())
        })
    }

    /// The open case ends for the buyer. Taobao says in its refunds what of the commission goes back; JD and Pinduoduo
    /// lower the commission itself, and Pinduoduo voids a line of which all went back.
    pub fn lose_dispute(&self, key: &str) -> bool {
        let kind = self.0.kind;
        self.change(key, |line, now| {
            let was_settled = line.settled_at.is_some();
            let before = line.paid_minor - line.refunded_minor(kind);
            let dispute = line.disputes.iter_mut().find(|dispute| dispute.state == DisputeState::Open)?;
            (dispute.state, dispute.was_settled) = (DisputeState::Lost, was_settled);
            (dispute.ended_at, dispute.modified_at) = (Some(now), now);
            if kind != Kind::Taobao {
                let after = line.paid_minor - line.refunded_minor(kind);
                let net = prorate_floor(line.net_minor(), after, before);
                line.settled_by(now, net - line.net_minor());
                line.set_net(kind, net);
                line.is_void = kind == Kind::Pinduoduo && after == 0;
            }
            Some(())
        })
    }
}

fn opened(line: &Line, kind: Kind, (serial, refund_minor): (u64, i64), now: DateTime<Utc>) -> Dispute {
    let left = line.quantity - line.returned_items();
    let covers = |items: &i64| prorate_floor(line.paid_minor, *items, line.quantity) >= refund_minor;
    let items = (1..=left).find(covers).unwrap_or(left);
    let rest = line.paid_minor - line.refunded_minor(kind);
    // what is left of the commission goes back in proportion to what is left of the payment
    let net_left = line.net_minor() - line.commission_returned_minor();
    let fee_returned: i64 = line.disputes.iter().map(|dispute| dispute.returned_fee_minor).sum();
    let (returned_minor, returned_fee_minor) = match kind {
        Kind::Taobao => (
            prorate_floor(net_left, refund_minor, rest),
            prorate_floor(line.fee_minor - fee_returned, refund_minor, rest),
        ),
        Kind::Jd | Kind::Pinduoduo => (0, 0),
    };
    Dispute {
        key: format!("{}", 50_000_000 + serial),
        refund_minor,
        items,
        returned_minor,
        returned_fee_minor,
        state: DisputeState::Open,
        was_settled: false,
        opened_at: now,
        ended_at: None,
        modified_at: now,
    }
}
