//! A small store to test with: merchants, goods, orders, and payments that no channel was asked for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rebated_domain::id::OrderId;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::db::{Writes, transact};
use rebated_service::rebates::Desk;
use rebated_service::store::life::{Cause, Moved, TransitionRefusal, lock_in, transition_in};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};

use crate::shop::yuan;
use crate::{Client, GqlAnswer, Member, TestApp};

const PLACE: &str = "
    mutation Place($input: OrderPlaceInput!) {
        orderPlace(input: $input) { order { id number status version } userErrors { code field message } }
    }
";

const READ: &str = "
    query Read($id: ID!) { order(id: $id) {
        id number status version complete refundProgress paymentDueAt allowedActions
        total { amount } paid { amount } refundable { amount } commission { amount } paidAt receivedAt settledAt
        steps { name state attempts }
        timeline { kind cause statusBefore status version at }
        shipment { carrier trackingNumber shippedAt tracking { status place saidAt } }
        cancellation { state tries nextAt note endedAt }
        lines { title sku category merchant quantity status paid { amount } product { title } }
        rebates { status amount { amount } }
        refunds { id status trigger amount { amount } }
    } }
";

/// The id within a global id.
pub fn uuid_of(global: &str) -> uuid::Uuid {
    let text = URL_SAFE_NO_PAD.decode(global).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.expect("a global id");
    text.split_once(':').and_then(|(_, id)| id.parse().ok()).expect("a type and a UUID")
}

impl TestApp {
    /// Runs a mutation as somebody in that role. `wanted` is selected beside the user errors.
    pub async fn run_as(&self, role: Role, mutation: &str, wanted: &str, input: Value) -> GqlAnswer {
        let client = self.as_user(&self.staff(role).await);
        run(&client, mutation, wanted, input).await
    }

    /// Adds a merchant who pays a share of every sale.
    pub async fn merchant(&self, name: &str, rate: &str) -> String {
        let input = json!({ "name": name, "terms": { "rate": rate } });
        let made = self.run_as(Role::Admin, "merchantCreate", "merchant { id }", input).await.ok();
        made.text("/merchantCreate/merchant/id").to_owned()
    }

    /// Adds a product with one variant of which so many are in stock; answers the variant.
    pub async fn goods(&self, merchant: &str, sku: &str, price: &str, count: i64) -> String {
        let input = json!({ "merchantId": merchant, "title": format!("Goods {sku}"), "category": "food",
            "variants": [{ "sku": sku, "price": yuan(price) }] });
        let wanted = "product { id variants { id } }";
        let made = self.run_as(Role::Admin, "productCreate", wanted, input).await.ok();
        let variant = made.text("/productCreate/product/variants/0/id").to_owned();
        if count > 0 {
            let input = json!({ "variantId": variant, "counted": count, "reason": "RECEIVED" });
            self.run_as(Role::Support, "stockAdjust", "movement { id }", input).await.ok();
        }
        variant
    }

    /// Asks for an order as a member, who is signed in anew.
    pub async fn try_place(&self, buyer: &Member, lines: &[(&str, i64)], key: &str) -> GqlAnswer {
        let client = self.as_user(&self.sign_in(buyer).await);
        try_place(&client, lines, key).await
    }

    /// Places an order that must be taken; answers its id.
    pub async fn placed(&self, buyer: &Member, lines: &[(&str, i64)], key: &str) -> String {
        self.try_place(buyer, lines, key).await.ok().text("/orderPlace/order/id").to_owned()
    }

    /// Places an order whose steps have run: it waits for its payment.
    pub async fn payable(&self, buyer: &Member, lines: &[(&str, i64)], key: &str) -> String {
        let order = self.placed(buyer, lines, key).await;
        self.run_jobs().await;
        order
    }

    /// An order that is paid and whose steps have run: it can be shipped.
    pub async fn shippable(&self, buyer: &Member, lines: &[(&str, i64)], key: &str) -> String {
        let order = self.payable(buyer, lines, key).await;
        assert_eq!(self.tell_order(&order, StoreOrderInput::Paid).await, Some("O04"));
        self.run_jobs().await;
        order
    }

    /// Ships an order.
    pub async fn ship(&self, order: &str) -> GqlAnswer {
        let input = json!({ "orderId": order, "carrier": "SF", "trackingNumber": "SF-1" });
        self.run_as(Role::Support, "orderShip", "order { status }", input).await
    }

    /// Says on behalf of a payment, a refund or a courier what has happened to an order; answers the row of the table
    /// that applied, none when nothing changed.
    pub async fn tell_order(&self, order: &str, input: StoreOrderInput) -> Option<&'static str> {
        let platform = self.platform();
        let desk = Desk::open(platform).await.expect("the settings can be read");
        let moved = transact(&platform.db, async |txn| {
            let locked =
                lock_in(txn, desk.now, OrderId(uuid_of(order))).await?.expect("an order of the store");
            let mut writes = Writes::new(platform.db.backend());
            let cause = Cause::callback("test");
            let moved = transition_in(txn, &desk, locked, input, &cause, &mut writes).await?;
            writes.run(txn).await?;
            Ok::<_, TransitionRefusal>(moved)
        })
        .await;
        platform.events.wake();
        match moved.expect("reports are never refused") {
            Moved::Changed(changed) => Some(changed.row),
            Moved::Already(_) => None,
        }
    }

    /// All of an order, as an administrator sees it.
    pub async fn store_order(&self, order: &str) -> Value {
        let admin = self.as_user(&self.staff(Role::Admin).await);
        admin.send(READ, json!({ "id": order })).await.ok().data("/order").clone()
    }

    /// Where an order is in its life.
    pub async fn status_of(&self, order: &str) -> String {
        self.store_order(order).await["status"].as_str().expect("a state is a word").to_owned()
    }

    /// On hand and reserved.
    pub async fn stock_of(&self, variant: &str) -> (i64, i64) {
        let db = self.platform().db.read();
        let sql = "SELECT on_hand, reserved FROM variant_stocks WHERE variant_id = $1";
        let values = [uuid_of(variant).into()];
        let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values));
        let row = row.await.expect("stocks can be read").expect("every variant has one");
        (row.try_get_by_index(0).expect("a number"), row.try_get_by_index(1).expect("a number"))
    }
}

/// Runs a mutation; `wanted` is selected beside the user errors.
pub async fn run(client: &Client, mutation: &str, wanted: &str, input: Value) -> GqlAnswer {
    let name = mutation[..1].to_uppercase() + &mutation[1..];
    let call = format!(
        "mutation Run($input: {name}Input!) {{ {mutation}(input: $input) {{ {wanted} userErrors {{ code field message }} }} }}"
    );
    client.send(&call, json!({ "input": input })).await
}

/// Asks for an order.
pub async fn try_place(client: &Client, lines: &[(&str, i64)], key: &str) -> GqlAnswer {
    let line = |(variant, quantity): &(&str, i64)| json!({ "variantId": variant, "quantity": quantity });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    client.send(PLACE, json!({ "input": { "lines": lines, "idempotencyKey": key } })).await
}
