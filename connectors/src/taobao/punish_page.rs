use rebated_domain::network::AfterSale;

use super::punish::punishment;
use crate::json::Object;
use crate::page::PageError;
use crate::{FileError, ReadOptions, RecordFailure};

const NOT_PUNISHMENTS: &str = "the page is not an answer of taobao.tbk.dg.punish.order.get";

/// The cases of one page of `taobao.tbk.dg.punish.order.get`, given its `result`.
pub(super) fn punishments(
    result: &Object<'_>,
    options: &ReadOptions,
) -> Result<Vec<Result<AfterSale, RecordFailure>>, FileError> {
    let rows = rows(result).map_err(|error| error.at(1))?;
    let read = |(position, row): (u64, &String)| {
        punishment(row, options).map_err(|problems| RecordFailure { position, problems })
    };
    Ok((1..).zip(&rows).map(read).collect())
}

fn rows(result: &Object<'_>) -> Result<Vec<String>, PageError> {
    let data = result.object("data").ok_or(PageError::Unsupported(NOT_PUNISHMENTS))?;
    let Some(results) = data.object("results").filter(|results| results.fields().next().is_some()) else {
        return Ok(Vec::new());
    };
    let rows = results.elements("punish_order_dto").ok_or(PageError::Unsupported(NOT_PUNISHMENTS))?;
    Ok(rows.into_iter().map(str::to_owned).collect())
}
