//! The list of documents that are lost or changed.

use rebated_domain::id::RefundId;
use rebated_domain::refund::{VoucherFault, VoucherForm};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};

use super::keep;
use crate::db::{Kind, Rows, transact};
use crate::{Fault, Platform, row};

const COLUMNS: &[(&str, Kind)] =
    &[("refund_id", Kind::Uuid), ("form", Kind::Text), ("fault", Kind::Text), ("found_at", Kind::Time)];
const KEEP_THE_FIRST: &str = "ON CONFLICT (refund_id, form) DO UPDATE SET fault = excluded.fault";

/// What was found out about a document; no fault for one that is whole.
pub(super) type Looked = (RefundId, VoucherForm, Option<VoucherFault>);

/// Puts what is broken on the list, and takes off what is whole.
pub(super) async fn write_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    looked: &[Looked],
) -> Result<(), Fault> {
    let (backend, now) = (txn.get_database_backend(), platform.now());
    let (mut broken, mut whole) = (Rows::new(COLUMNS), Rows::new(COLUMNS));
    for (refund, form, fault) in looked {
        let rows = if fault.is_some() { &mut broken } else { &mut whole };
        rows.push(row![*refund, *form, fault.unwrap_or(VoucherFault::Lost), now]);
    }
    for (rows, sql) in [
        (
            &whole,
            "DELETE FROM refund_voucher_faults WHERE EXISTS (SELECT 1 FROM {rows} \
                  WHERE r.refund_id = refund_voucher_faults.refund_id AND r.form = refund_voucher_faults.form)",
        ),
        (&broken, "INSERT INTO refund_voucher_faults ({names}) SELECT {names} FROM {rows} WHERE true {keep}"),
    ] {
        if rows.is_empty() {
            continue;
        }
        let mut params = Vec::new();
        let source = rows.source(backend, &mut params);
        let sql = sql
            .replace("{rows}", &source)
            .replace("{names}", &rows.names())
            .replace("{keep}", KEEP_THE_FIRST);
        txn.execute_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    }
    Ok(())
}

/// Notes a fault that a reader has come upon, and says so in log and metrics.
pub(super) async fn note(
    platform: &Platform,
    voucher: &rebated_entity::refund_voucher::Model,
    form: VoucherForm,
    fault: VoucherFault,
) -> Result<(), Fault> {
    tell(voucher, form, fault);
    let looked = [(voucher.refund_id, form, Some(fault))];
    transact(&platform.db, async |txn| write_in(txn, platform, &looked).await).await
}

pub(super) fn tell(voucher: &rebated_entity::refund_voucher::Model, form: VoucherForm, fault: VoucherFault) {
    let (key, _, _) = keep::place_of(voucher, form);
    metrics::counter!(
        "rebated_voucher_faults_total", "form" => form.code(), "fault" => fault.code()
    )
    .increment(1);
    tracing::error!(
        number = voucher.number,
        form = form.code(),
        fault = fault.code(),
        key,
        "A document of a voucher is not as it was stored; `refundVoucherReissue` makes it again."
    );
}
