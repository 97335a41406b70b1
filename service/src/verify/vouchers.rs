use super::Check;
use crate::vouchers::{first_broken, queries};
use crate::{Fault, Platform};

/// What must hold.
pub(super) const NAME: &str = "every voucher has its documents, byte by byte (refund_vouchers)";

/// How many vouchers are read at a time.
const PAGE: u64 = 100;

/// Checks of vouchers that one statement can make.
pub(super) const ALL: &[Check] = &[Check {
    name: "every refund of a payment that has succeeded has a voucher, or a job that makes it",
    sql: "SELECT 'refund ' || {id:r.id:id} FROM refunds r WHERE r.status = 'SUCCEEDED' \
          AND r.payment_id IS NOT NULL \
          AND NOT EXISTS (SELECT 1 FROM refund_vouchers v WHERE v.refund_id = r.id) \
          AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = 'vouchers.make' \
          AND j.state IN ('WAITING', 'RUNNING', 'DEAD') \
          AND replace(j.dedup_key, '-', '') = replace({id:r.id:id}, '-', '')) LIMIT 1",
}];

/// Compares the facts of every voucher with their hash, and both documents with theirs.
pub(super) async fn first_wrong(platform: &Platform) -> Result<Option<String>, Fault> {
    let mut after = None;
    loop {
        let page = queries::after(platform.db.read(), after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(None) };
        after = Some(last.refund_id);
        for voucher in &page {
            if let Some(wrong) = first_broken(platform, voucher).await? {
                return Ok(Some(wrong));
            }
        }
    }
}
