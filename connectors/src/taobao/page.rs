use crate::json::{Object, Value};
use crate::page::{PageError, error_page, error_page_of, page_object};

/// The calls whose answers hold orders, as they are spelled in the envelope.
const ENVELOPES: [&str; 2] = ["tbk_order_details_get_response", "tbk_sc_order_details_get_response"];

const NOT_ORDERS: &str = "the page is not an answer of taobao.tbk.order.details.get";
const REFUNDS: &str = "the page holds refunds: only order pages can be imported";

/// The rows of a page of orders; none when the page is empty.
pub(super) fn rows(page: &str) -> Result<Vec<String>, PageError> {
    let page = page_object(page)?;
    if let Some(error) = error_page(&page) {
        return Err(error);
    }
    if page.fields().any(|(name, _)| name.contains("refund")) {
        return Err(PageError::Unsupported(REFUNDS));
    }
    let page = ENVELOPES.into_iter().find_map(|name| page.object(name)).unwrap_or(page);
    let data = match (page.object("data"), page.get("data")) {
        (Some(data), _) => data,
        (None, None | Some(Value::Null)) if page.get("code").is_some() => return Err(error_page_of(&page)),
        (None, _) => return Err(PageError::Unsupported(NOT_ORDERS)),
    };
    let Some(results) = data.object("results").or_else(|| data.object("result")) else {
        // Every page counts itself; one without results is an empty one.
        let is_page = data.get("page_no").is_some();
        return if is_page { Ok(Vec::new()) } else { Err(PageError::Unsupported(NOT_ORDERS)) };
    };
    match results.elements("publisher_order_dto") {
        Some(rows) => Ok(rows.into_iter().map(str::to_owned).collect()),
        None if is_empty(&results) => Ok(Vec::new()),
        None if results.fields().any(|(name, _)| name.contains("refund")) => {
            Err(PageError::Unsupported(REFUNDS))
        }
        None => Err(PageError::Unsupported(NOT_ORDERS)),
    }
}

fn is_empty(object: &Object<'_>) -> bool {
    object.fields().next().is_none()
}
