use rebated_domain::order::OrderSource;

use super::catalogue::{CATALOGUE, Product};
use super::dice::Dice;

/// One line of an order that is about to be placed.
pub(super) struct Basket {
    pub(super) product: &'static Product,
    pub(super) quantity: i64,
}

/// Fills a basket at one of the sources.
pub(super) fn fill(dice: &mut Dice) -> (OrderSource, Vec<Basket>) {
    // Taobao and JD twice as often as the others
    let shelf = CATALOGUE[*dice.pick(&[0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4])];
    let source = shelf.first().map_or(OrderSource::Import, |product| product.source);
    // an order at Pinduoduo is one line
    let lines = if source == OrderSource::Pinduoduo { 1 } else { dice.between(1, 4) };
    let mut chosen: Vec<Basket> = Vec::new();
    for _ in 0..lines {
        let product = dice.pick(shelf);
        let quantity = if product.price.minor() < 10_000 { dice.between(1, 3) } else { 1 };
        chosen.push(Basket { product, quantity });
    }
    (source, chosen)
}

/// Chosen products of Taobao with how many of each.
pub(super) fn of_taobao(wanted: &[(usize, i64)]) -> Vec<Basket> {
    let shelf = CATALOGUE[0];
    wanted.iter().map(|(place, quantity)| Basket { product: &shelf[*place], quantity: *quantity }).collect()
}
