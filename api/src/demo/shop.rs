use rebated_connectors::union::simulator::Product as Offer;
use rebated_domain::money::Rate;
use rebated_domain::order::OrderSource;

use super::catalogue::{CATALOGUE, Product};

/// The number of the first product in the simulated networks' shops.
const FIRST: usize = 300_900_000_000;

/// A product's id at its network: its place among all of them, in a form that every network has.
pub(super) fn item_id(product: &Product) -> String {
    let place = CATALOGUE.into_iter().flatten().position(|other| other.title == product.title);
    (FIRST + place.unwrap_or(0)).to_string()
}

/// What a simulated network sells of the catalogue.
pub(super) fn products(source: OrderSource) -> Vec<Offer> {
    let of_source = CATALOGUE.into_iter().flatten().zip(0..).filter(|(product, _)| product.source == source);
    of_source.filter_map(|(product, place)| Some(offer(product, place, product.commission?))).collect()
}

fn offer(product: &Product, place: u64, commission_rate: Rate) -> Offer {
    let item_id = item_id(product);
    Offer {
        page_url: format!("https://shop.example/{item_id}"),
        page_id: item_id.clone(),
        item_id,
        title: product.title.into(),
        shop: product.merchant.into(),
        shop_id: 20_000 + place,
        category: product.category.into(),
        category_id: 2_000 + place,
        price_minor: product.price.minor(),
        coupon_minor: None,
        commission_rate,
        compare_rate: None,
    }
}
