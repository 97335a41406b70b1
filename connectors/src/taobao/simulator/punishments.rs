use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::TaobaoSimulator;
use super::pages::{Asked, with_options};
use crate::china::{CHINA, china_time};
use crate::union::Parameters;
use crate::union::simulator::{Line, Punishment, doubled, id};

/// The longest window.
const LONGEST: TimeDelta = TimeDelta::days(30);

impl TaobaoSimulator {
    /// `taobao.tbk.dg.punish.order.get`: lines frozen for a breach of rules, by the time at which that last changed.
    pub(super) fn punishments(&self, form: &Parameters, is_doubled: bool) -> Result<Value, Value> {
        let asked = Asked::read(&with_options(form, "af_order_option"))?;
        asked.no_longer_than(LONGEST)?;
        let always = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        let lines = self.0.book.rows(always, |line| Some(line.modified_at));
        let punished = lines.iter().filter_map(|(_, line)| Some((line, line.punishment.as_ref()?)));
        let page = asked.page_of(
            punished
                .map(|(line, punishment)| (punishment.modified_at, line.key.clone(), row(line, punishment))),
        );
        let rows = doubled(page.rows, is_doubled);
        let results = if rows.is_empty() { json!({}) } else { json!({ "punish_order_dto": rows }) };
        Ok(json!({ "result": {
            "result_code": 200,
            "result_msg": "ok",
            "has_next": page.has_next,
            "data": {
                "results": results,
                "page_no": asked.page_no,
                "page_size": asked.page_size,
                "total_count": page.total,
                "has_next": page.has_next,
                "position_index": page.position_index,
            },
        } }))
    }
}

fn row(line: &Line, punishment: &Punishment) -> Value {
    let month = line.settled_at.unwrap_or(line.placed_at).with_timezone(&CHINA).format("%Y%m").to_string();
    let mut row = json!({
        "tb_trade_id": id(&line.key),
        "tb_trade_parent_id": id(&line.order_ref),
        "punish_status": if punishment.is_frozen { "0" } else { "1" },
        "violation_type": "2",
        "settle_month": id(&month),
        "tk_trade_create_time": china_time(line.placed_at),
        "modified_time": china_time(punishment.modified_at),
    });
    if let Some(relation) = &line.tracks.relation_id {
        row["relation_id"] = id(relation);
    }
    row
}
