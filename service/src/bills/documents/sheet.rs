use aws_lc_rs::digest::{SHA256, digest};
use chrono_tz::Tz;
use rebated_domain::bill::BillPeriod;
use rebated_domain::id::BillId;
use rebated_entity::{bill, user};
use sea_orm::EntityTrait;

use super::lines::lines;
use super::{BillDocument, DocumentFormat};
use crate::{Fault, Platform};

/// What a document depends on, read before it is known whether one has been printed. The lines are left
/// out: they follow from the bill, which never changes.
pub(super) struct Sheet {
    bill: bill::Model,
    user: user::Model,
    zone: Tz,
}

impl Sheet {
    /// Reads the bill and whose it is; none when there is no such bill.
    pub(super) async fn find(platform: &Platform, id: BillId) -> Result<Option<Self>, Fault> {
        let db = platform.db.read();
        let Some(bill) = bill::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
        let user = user::Entity::find_by_id(bill.user_id).one(db).await?;
        let user = user.ok_or_else(|| Fault::Corrupt(format!("bill {} is nobody's", bill.number)))?;
        // it cannot be changed once a month is closed
        let zone = platform.settings.current(&platform.db).await?.settings.zone();
        Ok(Some(Self { bill, user, zone }))
    }

    /// SHA-256 in hexadecimal over all that a printed document depends on, `layout` included.
    pub(super) fn tag(&self, layout: &str) -> String {
        let (bill, user) = (&self.bill, &self.user);
        let parts =
            [layout, &bill.number, &hex(&bill.hash), &user.display_name, &user.locale, self.zone.name()];
        // a JSON array cannot be read in two ways
        hex(digest(&SHA256, serde_json::json!(parts).to_string().as_bytes()).as_ref())
    }

    /// Where the document is kept.
    pub(super) fn key(&self, tag: &str, layout: &str, format: DocumentFormat) -> String {
        format!("bills/{}/{layout}-{tag}.{}", self.bill.id, format.extension())
    }

    /// The name under which a person keeps the file.
    pub(super) fn file_name(&self, format: DocumentFormat) -> String {
        format!("{}.{}", self.bill.number, format.extension())
    }

    /// The whole document.
    pub(super) async fn document(self, platform: &Platform) -> Result<BillDocument, Fault> {
        let Self { bill, user, zone } = self;
        let lines = lines(platform.db.read(), &bill, zone).await?;
        let month = BillPeriod::parse(&bill.period).map_err(|error| Fault::Corrupt(error.to_string()))?;
        Ok(BillDocument {
            number: bill.number,
            member: user.display_name,
            locale: user.locale,
            month,
            currency: bill.currency,
            opening: bill.opening_minor,
            credits: bill.credits_minor,
            debits: bill.debits_minor,
            closing: bill.closing_minor,
            lines,
            hash: hex(&bill.hash),
            issued_at: bill.issued_at.with_timezone(&zone),
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
