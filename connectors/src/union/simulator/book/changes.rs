use chrono::{DateTime, Utc};
use rebated_domain::money::Rate;

use super::super::{Kind, Line, NewLine, Punishment, Tracks};
use super::Book;
use crate::union::rate;

impl Book {
    /// An order line is placed; nothing is paid yet. Gives the line's key.
    pub fn place(&self, new: NewLine) -> String {
        let now = self.now();
        let kind = self.0.kind;
        let mut state = self.lived();
        let product = state.product(&new.item_id);
        let known = new.order_ref.filter(|_| kind != Kind::Pinduoduo);
        let order_ref = known.unwrap_or_else(|| state.numbers.order(now));
        let key = state.numbers.line(&order_ref);
        let serial = state.numbers.plain();
        let quantity = new.quantity.max(1);
        let full = product.price_minor * quantity - product.coupon_minor.unwrap_or(0);
        let paid_minor = new.paid_minor.unwrap_or(full).max(0);
        let promised = product.compare_rate.filter(|_| new.compared).unwrap_or(product.commission_rate);
        let gross_minor = half_up(paid_minor, promised);
        let tracks =
            Tracks { sub_id: new.sub_id, relation_id: new.relation_id, special_id: None, place: new.place };
        state.lines_mut().push(Line {
            key: key.clone(),
            order_ref,
            serial,
            product,
            quantity,
            paid_minor,
            tracks,
            compared: new.compared,
            gross_minor,
            fee_minor: half_up(gross_minor, rate(kind.fee_ppm())),
            clicked_at: new.clicked_at,
            placed_at: now,
            paid_at: None,
            received_at: None,
            settled_at: None,
            is_void: false,
            disputes: Vec::new(),
            punishment: None,
            settlements: Vec::new(),
            modified_at: now,
        });
        key
    }

    /// The buyer pays.
    pub fn pay(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            let can = !line.is_void && line.paid_at.is_none();
            can.then(|| line.paid_at = Some(now))
        })
    }

    /// The buyer confirms that the goods came.
    pub fn receive(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            let can = !line.is_void && line.paid_at.is_some() && line.received_at.is_none();
            can.then(|| line.received_at = Some(now))
        })
    }

    /// The commission becomes final. What was not received by now is received.
    pub fn settle(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            let can = !line.is_void && line.paid_at.is_some() && line.settled_at.is_none();
            can.then(|| settle(line, now))
        })
    }

    /// The network declares the line void, at whatever stage it is.
    pub fn cancel(&self, key: &str) -> bool {
        self.change(key, |line, _| (!line.is_void).then(|| line.is_void = true))
    }

    /// The network changes the net commission, in fen.
    pub fn amend(&self, key: &str, commission_minor: i64) -> bool {
        let kind = self.0.kind;
        self.change(key, |line, now| {
            (!line.is_void && commission_minor >= 0).then(|| {
                line.settled_by(now, commission_minor - line.net_minor());
                line.set_net(kind, commission_minor);
            })
        })
    }

    /// The order is of a member (Taobao's `special_id`).
    pub fn make_member(&self, key: &str, special_id: &str) -> bool {
        self.change(key, |line, _| {
            line.tracks.special_id = Some(special_id.to_owned());
            Some(())
        })
    }

    /// The network freezes the line for a breach of rules.
    pub fn punish(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            let can = !line.is_void && line.paid_at.is_some() && !line.is_frozen();
            can.then(|| line.punishment = Some(Punishment { is_frozen: true, modified_at: now }))
        })
    }

    /// It takes that back.
    pub fn forgive(&self, key: &str) -> bool {
        self.change(key, |line, now| {
            line.is_frozen()
                .then(|| line.punishment = Some(Punishment { is_frozen: false, modified_at: now }))
        })
    }

    /// Changes a line and dates it, unless the change says no.
    pub(super) fn change(
        &self,
        key: &str,
        change: impl FnOnce(&mut Line, DateTime<Utc>) -> Option<()>,
    ) -> bool {
        let now = self.now();
        let mut state = self.lived();
        let Some(line) = state.lines_mut().iter_mut().find(|line| line.key == key) else { return false };
        let is_done = change(line, now).is_some();
        if is_done {
            line.modified_at = now;
        }
        is_done
    }
}

/// The commission of the line becomes final.
pub(super) fn settle(line: &mut Line, at: DateTime<Utc>) {
    line.received_at.get_or_insert(at);
    line.settled_at = Some(at);
    line.settlements = vec![(at, line.net_minor())];
}

impl Line {
    /// The settled commission changes by so much; before it is settled, nothing is written down.
    pub(super) fn settled_by(&mut self, at: DateTime<Utc>, delta: i64) {
        if self.settled_at.is_some() && delta != 0 {
            self.settlements.push((at, delta));
        }
    }
}

/// The share of an amount, half a fen rounded up.
fn half_up(minor: i64, rate: Rate) -> i64 {
    (rate.of_floor(2 * minor) + 1) / 2
}
