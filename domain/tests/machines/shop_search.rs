//! No way leaves a buyer's money with nobody, or with two, or a piece of the stock in two places.

use std::collections::BTreeSet;

use rebated_domain::machine::Machine;
use rebated_domain::payment::PaymentMachine;
use rebated_domain::store_order::StoreOrderMachine;

use crate::search::search;
use crate::shop_world::{Design, Shop};

#[test]
fn money_is_kept_or_sent_back_and_goods_return_once() {
    let found = search(Shop::new(Design::Ours));
    println!("{} worlds", found.worlds.len());
    if let Some((what, way)) = found.wrong {
        panic!("{what}, after {} steps: {way:#?}", way.len());
    }
    assert!(found.worlds.len() > 2_000, "only {} worlds: the channel is not hostile", found.worlds.len());
    let payments = PaymentMachine::rows().map(|row| row.id);
    let all: BTreeSet<_> = payments.chain(StoreOrderMachine::rows().map(|row| row.id)).collect();
    let idle: Vec<_> = all.difference(&found.rows).copied().collect();
    // refunds of a part, and of goods that come back, are the refund machine's
    assert_eq!(idle, ["O12", "O14", "O17", "O18", "O19"], "rows that never applied");
}

#[test]
fn every_plausible_mistake_is_found() {
    for design in Design::WRONG {
        let found = search(Shop::new(design));
        let Some((what, way)) = found.wrong else { panic!("{design:?} was not found to be wrong") };
        println!("{design:?}: {what}, after {} steps of {} worlds", way.len(), found.worlds.len());
        for step in way {
            println!("    {step:?}");
        }
    }
}
