use rebated_entity::{ledger_seal, ledger_unsealed};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryOrder, QuerySelect, Statement,
};

use super::link::links;
use crate::db::{Kind, Rows, Writes, transact};
use crate::{Fault, Platform, row};

/// How many transfers one transaction seals.
const CHUNK: u64 = 1_000;
/// Key of the advisory lock of the one who seals ("rbsl" in ASCII); each schema has its own.
const KEY: i32 = 0x7262_736c;
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
        if !is_alone_in(txn).await? {
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

/// Whether nobody else is sealing. SQLite's writer is alone already.
async fn is_alone_in(txn: &DatabaseTransaction) -> Result<bool, Fault> {
    let backend = txn.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(true);
    }
    let sql = format!("SELECT pg_try_advisory_xact_lock({KEY}, hashtext(current_schema()))");
    let row = txn.query_one_raw(Statement::from_string(backend, sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(false))
}
