//! Parcels on their way back, and what goes back into the stock.

use rebated_domain::id::ReturnShipmentId;
use rebated_domain::refund::machine::{GoodsPlace, RefundEffect, RefundFollow, RefundInput, RefundStatus};
use rebated_domain::refund::{InspectionVerdict, RefundPayout, ReturnKind};
use sea_orm::DatabaseTransaction;

use super::draft::Draft;
use crate::db::{Kind, Rows, Writes};
use crate::jobs::NewJobs;
use crate::refunds::{after, remind};
use crate::store::returned;
use crate::{Fault, row};

/// Changes of parcels, about to be written.
pub(super) struct Parcels {
    new: Rows,
    shipped: Rows,
    received: Rows,
    inspections: Rows,
    items: Rows,
}

/// What the change makes of parcels: one that is asked for or expected, one that was sent, one that has come.
pub(super) fn parcels(draft: &mut Draft<'_>, jobs: &mut NewJobs) -> Result<Parcels, Fault> {
    let (desk, refund) = (draft.desk, &draft.locked.refund);
    let (platform, now, settings) = (desk.platform, desk.now, &desk.settings.settings);
    let mut parcels = Parcels {
        new: Rows::new(NEW),
        shipped: Rows::new(SHIPPED),
        received: Rows::new(RECEIVED),
        inspections: Rows::new(INSPECTION),
        items: Rows::new(ITEM),
    };
    let terms = settings.refund_terms();
    if refund.status == RefundStatus::AwaitingReturn && draft.from != Some(RefundStatus::AwaitingReturn) {
        let send_by = now + terms.return_within;
        let address = Some(settings.refunds.return_address.clone()).filter(|address| !address.is_empty());
        let id: ReturnShipmentId = platform.new_id(now);
        parcels.new.push(row![id, refund.id, ReturnKind::SentBack, address, now, Some(send_by)]);
        remind::add(platform, now, refund, send_by, jobs)?;
    }
    if draft.effects.contains(&RefundEffect::ExpectReturn) {
        let id: ReturnShipmentId = platform.new_id(now);
        let none = None::<chrono::DateTime<chrono::Utc>>;
        parcels.new.push(row![id, refund.id, ReturnKind::Intercepted, None::<String>, now, none]);
    }
    match (draft.said.input(), &draft.said.parcel) {
        (RefundInput::ReturnShipped, Some((carrier, number))) => {
            let arrive_by = now + terms.arrive_within;
            let (carrier, number) = (carrier.clone(), number.clone());
            parcels.shipped.push(row![refund.id, ReturnKind::SentBack, carrier, number, now, arrive_by]);
            after::return_shipped(desk, refund.id, jobs)?;
        }
        (RefundInput::ReturnReceived, _) => {
            parcels.received.push(row![refund.id, ReturnKind::SentBack, now]);
        }
        _ => {}
    }
    if let Some(inspected) = &draft.said.inspected {
        let by = draft.cause.recorded_as();
        let (photos, note) = (serde_json::to_value(&inspected.photos)?, draft.said.note.clone());
        let left = if inspected.verdict == InspectionVerdict::Failed { 0 } else { refund.amount_minor };
        let (id, verdict) = (inspected.id, inspected.verdict);
        parcels.inspections.push(row![id, refund.id, verdict, left, note, Some(photos), by, now]);
        for line in &inspected.lines {
            let accepted = line.restock + line.write_off;
            parcels.items.push(row![id, line.line_id, accepted, line.restock, line.write_off]);
        }
    }
    Ok(parcels)
}

impl Parcels {
    pub fn write(&self, writes: &mut Writes) {
        let matching = "return_shipments.refund_id = r.refund_id AND return_shipments.kind = r.kind";
        writes.insert("return_shipments", &self.new, "");
        let set = "carrier = r.carrier, tracking_number = r.tracking_number, shipped_at = r.shipped_at, \
            arrive_by = r.arrive_by";
        writes.update("return_shipments", &self.shipped, set, matching);
        writes.update("return_shipments", &self.received, "received_at = r.received_at", matching);
        writes.insert("return_inspections", &self.inspections, "");
        writes.insert("return_inspection_lines", &self.items, "");
    }
}

/// Puts goods back into the stock, once for the refund and each line: what an inspection found good, and items of
/// lines that were not shipped and are still to be shipped in part.
pub(super) async fn move_in(txn: &DatabaseTransaction, draft: &Draft<'_>) -> Result<(), Fault> {
    let (desk, refund) = (draft.desk, &draft.locked.refund);
    let here = (desk.platform, desk.now, draft.cause.recorded_as());
    let inspected = [RefundEffect::Restock, RefundEffect::RestockSellable];
    if draft.effects.iter().any(|effect| inspected.contains(effect)) {
        let lines = draft.said.inspected.iter().flat_map(|inspected| &inspected.lines);
        let items: Vec<_> = lines.map(|line| (line.line_id, line.restock)).collect();
        returned::restock_in(txn, here, refund.id, refund.order_id, &items).await?;
    }
    let was_here = draft.locked.goods.place == GoodsPlace::Here && refund.payout != RefundPayout::Recorded;
    // when a bank sends the money back the goods stay where they are: they are not put back a second time
    let is_first = refund.returned_turn.is_none();
    if was_here && is_first && draft.follows.contains(&RefundFollow::RollBackStock) {
        let items: Vec<_> = draft.locked.lines.iter().map(|line| (line.line_id, line.quantity)).collect();
        returned::keep_in(txn, here, refund.id, refund.order_id, &items).await?;
    }
    Ok(())
}

const INSPECTION: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("refund_id", Kind::Uuid),
    ("verdict", Kind::Text),
    ("amount_minor", Kind::Big),
    ("reason", Kind::TextOpt),
    ("photos", Kind::JsonOpt),
    ("inspected_by", Kind::Uuid),
    ("at", Kind::Time),
];
const ITEM: &[(&str, Kind)] = &[
    ("inspection_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("accepted", Kind::Big),
    ("restocked", Kind::Big),
    ("written_off", Kind::Big),
];
const NEW: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("refund_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("address", Kind::TextOpt),
    ("asked_at", Kind::Time),
    ("send_by", Kind::TimeOpt),
];
const SHIPPED: &[(&str, Kind)] = &[
    ("refund_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("carrier", Kind::Text),
    ("tracking_number", Kind::Text),
    ("shipped_at", Kind::Time),
    ("arrive_by", Kind::Time),
];
const RECEIVED: &[(&str, Kind)] =
    &[("refund_id", Kind::Uuid), ("kind", Kind::Text), ("received_at", Kind::Time)];
