//! What must be so at rest.

use rebated_tests::shop::cents;
use serde_json::Value;

use super::super::{Paid, refund};
use super::Play;
use crate::payments::books;

const PAID: i64 = 5000;
const ITEMS: i64 = 2;

/// The refunds of an order that have reached the buyer, by way.
#[derive(Default)]
struct Gone {
    channel: i64,
    bank: i64,
    balance: i64,
}

impl Play<'_> {
    /// Compares refunds, channels, books and stock; answers how many refunds have succeeded.
    pub async fn agree(&self) -> usize {
        let (mut succeeded, mut at_channels, mut bank, mut balance, mut sold) = (0, 0, 0, 0, 0);
        for (paid, _) in &self.orders {
            let order = self.app.store_order(&paid.order).await;
            let mut refunds = Vec::new();
            for one in order["refunds"].as_array().unwrap() {
                refunds.push(refund(self.app, one["id"].as_str().unwrap()).await);
            }
            let gone = gone(&refunds);
            let all = gone.channel + gone.bank + gone.balance;
            assert!(all <= PAID, "seed {}: {all} of {PAID} went back: {order}", self.seed);
            assert_eq!(self.net(paid), gone.channel, "seed {}: the channel and {refunds:#?}", self.seed);
            succeeded += refunds.iter().filter(|one| one["status"] == "SUCCEEDED").count();
            at_channels += PAID - gone.channel;
            bank += gone.bank;
            balance += gone.balance;
            sold += ITEMS - back(&order, &refunds);
        }
        let app = self.app;
        let booked = books(app, "ALIPAY_CLEARING").await + books(app, "WECHAT_PAY_CLEARING").await;
        assert_eq!(-booked, at_channels, "seed {}: books and channels", self.seed);
        assert_eq!(books(app, "BANK").await, bank, "seed {}: paid another way", self.seed);
        assert_eq!(books(app, "REFUND_PAYABLE").await, 0, "seed {}: owed", self.seed);
        let owned = books(app, "USER_AVAILABLE").await;
        assert!(owned >= balance, "seed {}: {owned} of {balance} in balances", self.seed);
        assert_eq!(app.stock_of(&self.shop.tea).await, (1000 - sold, 0), "seed {}: the stock", self.seed);
        succeeded
    }

    /// What has left the channel for good; each number moves once, and comes back once at most.
    fn net(&self, paid: &Paid) -> i64 {
        let of_it = |all: Vec<rebated_connectors::payments::simulator::Movement>| {
            let own = all.into_iter().filter(|one| one.payment == paid.number && one.refund.is_some());
            own.map(|one| (one.refund, one.amount.minor())).collect::<Vec<_>>()
        };
        let (out, back) = (of_it(paid.till.moved()), of_it(paid.till.returns()));
        for all in [&out, &back] {
            let mut numbers: Vec<_> = all.iter().map(|(number, _)| number).collect();
            numbers.sort();
            numbers.dedup();
            assert_eq!(numbers.len(), all.len(), "seed {}: a number moved twice: {all:?}", self.seed);
        }
        let sum = |all: &[(Option<String>, i64)]| all.iter().map(|(_, amount)| amount).sum::<i64>();
        sum(&out) - sum(&back)
    }
}

fn gone(refunds: &[Value]) -> Gone {
    let mut gone = Gone::default();
    for one in refunds.iter().filter(|one| one["status"] == "SUCCEEDED") {
        let amount = cents(one["amount"]["amount"].as_str().unwrap());
        let rows: Vec<_> = super::super::rows(one);
        // a repetition that came later says nothing about the way
        let last = rows.iter().rev().find(|row| **row != "R53").copied();
        match (one["payout"].as_str().unwrap(), last) {
            ("BALANCE", _) => gone.balance += amount,
            (_, Some("R50")) => gone.bank += amount,
            _ => gone.channel += amount,
        }
    }
    gone
}

/// How many items of an order are in the stock again.
///
/// Of an order that was never shipped: all when it is cancelled, else what its refunds took off it. Later: what
/// inspections found good, and parcels that were turned round and have come.
fn back(order: &Value, refunds: &[Value]) -> i64 {
    let shipped_at = order["shipment"]["shippedAt"].as_str();
    if shipped_at.is_none() && order["status"] == "CANCELLED" {
        return ITEMS;
    }
    let items = |one: &Value| -> i64 {
        one["lines"].as_array().unwrap().iter().map(|line| line["quantity"].as_i64().unwrap()).sum()
    };
    let mut back = 0;
    for one in refunds {
        let looked_at = one["inspection"]["lines"].as_array().into_iter().flatten();
        back += looked_at.map(|line| line["restocked"].as_i64().unwrap()).sum::<i64>();
        let parcels = one["returns"].as_array().unwrap();
        let turned =
            parcels.iter().any(|parcel| parcel["kind"] == "INTERCEPTED" && parcel["receivedAt"].is_string());
        let first = one["timeline"].as_array().unwrap().iter().find(|event| event["status"] == "SUCCEEDED");
        let was_here =
            first.is_some_and(|event| shipped_at.is_none_or(|at| event["at"].as_str().unwrap() < at));
        if turned || was_here {
            back += items(one);
        }
    }
    back.min(ITEMS)
}
