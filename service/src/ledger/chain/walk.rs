use rebated_entity::ledger_seal;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::link::links;
use crate::Fault;

/// How many transfers are held in memory at once.
const CHUNK: u64 = 2_000;

/// Walks the chain from its first seal and describes the first one that does not fit what it seals.
///
/// `progress` is told how many seals have been looked at, and how many there are.
pub async fn first_broken(
    db: &impl ConnectionTrait,
    progress: impl Fn(u64, u64),
) -> Result<Option<String>, Fault> {
    let total = ledger_seal::Entity::find().count(db).await?;
    let (mut seq, mut hash) = (0_i64, Vec::new());
    loop {
        progress(u64::try_from(seq).unwrap_or(0), total);
        let seals = ledger_seal::Entity::find()
            .filter(ledger_seal::Column::Seq.gt(seq))
            .order_by_asc(ledger_seal::Column::Seq)
            .limit(CHUNK)
            .all(db)
            .await?;
        if seals.is_empty() {
            return Ok(None);
        }
        let ids: Vec<_> = seals.iter().map(|seal| seal.transfer_id).collect();
        let links = links(db, &ids).await?;
        for seal in seals {
            seq += 1;
            let (at, id) = (seal.seq, seal.transfer_id);
            if at != seq {
                return Ok(Some(format!("seal {seq} is missing")));
            }
            let Some(link) = links.get(&id) else {
                return Ok(Some(format!("seal {at}: transfer {id} is missing")));
            };
            if link.hash(&hash) != seal.hash {
                return Ok(Some(format!("seal {at}: transfer {id} is not what was sealed")));
            }
            hash = seal.hash;
        }
    }
}
