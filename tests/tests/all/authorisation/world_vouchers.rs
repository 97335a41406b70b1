//! A refund with a voucher, and what couriers have said of parcels.

use rebated_tests::TestApp;
use rebated_tests::store::uuid_of;
use sea_orm::{ConnectionTrait as _, Statement};

/// A wish of the courier that has failed, and a parcel on its way back that was lost, both of a refund.
pub async fn couriers(app: &TestApp, order: &str, refund: &str) {
    let (order, refund, now) = (uuid_of(order), uuid_of(refund), app.platform().now());
    let db = app.platform().db.writer();
    let wish = "INSERT INTO courier_interceptions (refund_id, order_id, carrier, tracking_number, status, reason, \
        asked, asked_at, updated_at) VALUES ($1, $2, 'SF', '1', 'FAILED', 'out for delivery', 1, $3, $3)";
    let parcel = "INSERT INTO parcels (id, kind, order_id, refund_id, carrier, tracking_number, status, place, \
        said_at, asked, created_at, updated_at) \
        VALUES ($1, 'RETURN', $2, $1, 'SF', '2', 'LOST', 'Hangzhou', $3, 1, $3, $3)";
    for sql in [wish, parcel] {
        let values = [refund.into(), order.into(), now.into()];
        let insert = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        db.execute_raw(insert).await.unwrap();
    }
}
