//! No way leads a refund to pay twice, or to be given up while it may still pay.

use std::collections::BTreeSet;

use rebated_domain::machine::Machine;
use rebated_domain::refund::machine::RefundMachine;

use crate::refund_world::{Design, Refund};
use crate::search::search;

#[test]
fn nothing_that_a_channel_can_do_loses_or_doubles_money() {
    let found = search(Refund::new(Design::Ours));
    println!("{} worlds", found.worlds.len());
    if let Some((what, way)) = found.wrong {
        panic!("{what}, after {} steps: {way:#?}", way.len());
    }
    assert!(found.worlds.len() > 10_000, "only {} worlds: the channel is not hostile", found.worlds.len());
    let all: BTreeSet<_> = RefundMachine::rows().map(|row| row.id).collect();
    let idle: Vec<_> = all.difference(&found.rows).collect();
    // R56 books what must never happen, and here it never does; R58 is about people, and the hostile one is the channel
    assert_eq!(idle, [&"R56", &"R58"], "rows that never applied");
}

#[test]
fn every_plausible_mistake_is_found() {
    for design in Design::WRONG {
        let found = search(Refund::new(design));
        let Some((what, way)) = found.wrong else { panic!("{design:?} was not found to be wrong") };
        println!("{design:?}: {what}, after {} steps of {} worlds", way.len(), found.worlds.len());
        for step in way {
            println!("    {step:?}");
        }
    }
}
