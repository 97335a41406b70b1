use rebated_entity::{ledger_seal, ledger_unsealed};
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};

use super::link::links;
use crate::db::{Gate, Kind, Rows, Writes, transact};
use crate::{Fault, Platform, row};

/// How many transfers one transaction seals.
const CHUNK: u64 = 1_000;
/// Kept shut by the one who seals.
const SEALING: Gate = Gate::new(*b"rbsl");
const SEAL_COLUMNS: &[(&str, Kind)] =
    &[("seq", Kind::Big), ("transfer_id", Kind::Uuid), ("hash", Kind::Bytes), ("sealed_at", Kind::Time)];
const ID_COLUMNS: &[(&str, Kind)] = &[("transfer_id", Kind::Uuid)];

/// Seals a chunk of the transfers that wait; answers how many. One node at a time; others do nothing.
pub async fn seal_waiting(platform: &Platform) -> Result<usize, Fault> {
    let now = platform.now();
    let backend = platform.db.backend();
    if ledger_unsealed::Entity::find().one(platform.db.read()).await?.is_none() {
        return Ok(0);
    }
    transact(&platform.db, async |txn| {
        if !SEALING.try_shut_in(txn).await? {
            return Ok(0);
        }
        let waiting = ledger_unsealed::Entity::find()
            .order_by_asc(ledger_unsealed::Column::TransferId)
            .limit(CHUNK)
            .all(txn)
            .await?;
        let ids: Vec<_> = waiting.into_iter().map(|row| row.transfer_id).collect();
        let links = links(txn, &ids).await?;
        let last = ledger_seal::Entity::find().order_by_desc(ledger_seal::Column::Seq).one(txn).await?;
        let (mut seq, mut hash) = last.map_or((0, Vec::new()), |seal| (seal.seq, seal.hash));
        let (mut seals, mut sealed) = (Rows::new(SEAL_COLUMNS), Rows::new(ID_COLUMNS));
        for id in &ids {
            let link = links.get(id).ok_or_else(|| Fault::Corrupt(format!("transfer {id} is gone")))?;
            seq += 1;
            hash = link.hash(&hash);
            seals.push(row![seq, *id, hash.clone(), now]);
            sealed.push(row![*id]);
        }
        let mut writes = Writes::new(backend);
        writes.insert("ledger_seals", &seals, "");
        writes.delete("ledger_unsealed", &sealed);
        writes.run(txn).await?;
        Ok(ids.len())
    })
    .await
}
