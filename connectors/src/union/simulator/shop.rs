//! The shop that tracked links lead to. A person or a test plays the buyer.

use std::fmt::Write as _;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};

use super::{Account, Kind, Link, NewLine, Product, Wire, percent, yuan};
use crate::payments::simulator::escaped;
use crate::union::decoded;

/// What is shown when nothing was bought by this link.
const NO_LINK: &str = "<p>This link leads to no product.</p>";

/// The pages of the shop.
pub(crate) fn routes<W: Wire>() -> Router<W> {
    Router::new()
        .route("/shop", get(show::<W>))
        .route("/shop/buy", post(buy::<W>))
        .route("/s/{code}", get(follow::<W>))
}

/// `GET /shop`: everything that is sold; with `link`, the product that it leads to.
async fn show<W: Wire>(State(wire): State<W>, RawQuery(query): RawQuery) -> Response {
    let account = wire.account();
    let query = decoded(query.unwrap_or_default().as_bytes());
    let Some(token) = query.get("link") else {
        return page(account, "Shop", &listing(account)).into_response();
    };
    match Link::read(token).and_then(|link| Some((account.book.product(&link.item_id)?, link))) {
        Some((product, link)) => {
            page(account, &product.title, &offer(account, &product, &link)).into_response()
        }
        None => (StatusCode::NOT_FOUND, page(account, "Shop", NO_LINK)).into_response(),
    }
}

/// `GET /s/{code}`: the page that a short link stands for.
async fn follow<W: Wire>(State(wire): State<W>, Path(code): Path<String>) -> Response {
    let account = wire.account();
    match account.book.open(&code) {
        Some(link) => Redirect::to(&account.shop_url(&link)).into_response(),
        None => (StatusCode::NOT_FOUND, page(account, "Shop", NO_LINK)).into_response(),
    }
}

/// `POST /shop/buy`: places and pays an order of one, tracked as the link says.
async fn buy<W: Wire>(State(wire): State<W>, body: Bytes) -> Response {
    let account = wire.account();
    let form = decoded(&body);
    let link = form.get("link").and_then(|token| Link::read(token));
    let Some(link) = link.filter(|link| account.book.product(&link.item_id).is_some()) else {
        return (StatusCode::NOT_FOUND, page(account, "Shop", NO_LINK)).into_response();
    };
    let special_id = link.tracks.special_id.clone();
    let key = account.book.place(NewLine {
        item_id: link.item_id,
        sub_id: link.tracks.sub_id,
        relation_id: link.tracks.relation_id,
        place: link.tracks.place,
        compared: form.contains_key("compared"),
        clicked_at: Some(account.book.now()),
        ..NewLine::default()
    });
    if let Some(special_id) = special_id {
        account.book.make_member(&key, &special_id);
    }
    account.book.pay(&key);
    let order = account.book.line(&key).map(|line| line.order_ref).unwrap_or_default();
    let next = if account.book.is_lively() {
        "It is received after two minutes, and its commission is final after four."
    } else {
        "It stays paid until somebody moves it."
    };
    let text = format!("<p>Paid. Order number:</p><p><b id=\"order\">{order}</b></p><p>{next}</p>");
    page(account, "Thank you", &text).into_response()
}

fn listing(account: &Account) -> String {
    let mut rows = String::new();
    for product in account.book.products() {
        let link = account.book.shared_link(&product.item_id);
        let password = account.book.shared_password(&product.item_id);
        let password = if account.book.kind() == Kind::Taobao { password } else { String::new() };
        let _ = write!(
            rows,
            "<li>{title}<br>{price} yuan, {rate} %<br>\
             <code>{page}</code><br><code>{link}</code> <code>{password}</code></li>",
            page = escaped(&product.page_url),
            title = escaped(&product.title),
            price = yuan(product.price_minor),
            rate = percent(product.commission_rate.ppm()),
        );
    }
    format!("<p>Share one of these with the platform:</p><ul>{rows}</ul>")
}

fn offer(account: &Account, product: &Product, link: &Link) -> String {
    let coupon = product.coupon_minor.map(|minor| format!("Coupon: {} yuan off.", yuan(minor)));
    let compared = match account.book.kind() {
        Kind::Pinduoduo => {
            "<p><label><input type=\"checkbox\" name=\"compared\"> After comparing prices</label></p>"
        }
        Kind::Taobao | Kind::Jd => "",
    };
    format!(
        "<p>{shop}</p><p><b>{price} yuan</b></p><p>{coupon}</p>\
         <form method=\"post\" action=\"{base}/shop/buy\">\
         <input type=\"hidden\" name=\"link\" value=\"{token}\">{compared}<button>Buy</button></form>",
        shop = escaped(&product.shop),
        price = yuan(product.price_minor),
        coupon = coupon.unwrap_or_default(),
        base = escaped(&account.base_url),
        token = link.token(),
    )
}

/// A page of the simulator.
pub(crate) fn page(account: &Account, title: &str, text: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Simulated {network}</title>\
         <body style=\"font-family:sans-serif;max-width:40em;margin:4em auto\">\
         <p>Simulated {network}. No money moves here.</p><h1>{title}</h1>{text}",
        network = account.book.kind().name(),
        title = escaped(title),
    ))
}
