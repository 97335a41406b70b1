use crate::json::Object;
use crate::page::PageError;

const NOT_PUNISHMENTS: &str = "the page is not an answer of taobao.tbk.dg.punish.order.get";

/// The rows of a page of `taobao.tbk.dg.punish.order.get`, given its `result`; none when the page is empty.
pub(super) fn rows(result: &Object<'_>) -> Result<Vec<String>, PageError> {
    let data = result.object("data").ok_or(PageError::Unsupported(NOT_PUNISHMENTS))?;
    let Some(results) = data.object("results").filter(|results| results.fields().next().is_some()) else {
        return Ok(Vec::new());
    };
    let rows = results.elements("punish_order_dto").ok_or(PageError::Unsupported(NOT_PUNISHMENTS))?;
    Ok(rows.into_iter().map(str::to_owned).collect())
}
