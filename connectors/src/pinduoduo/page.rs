use super::strip::stripped;
use crate::json::Value;
use crate::page::{PageError, error_page, page_object};

const NOT_ORDERS: &str = "the page is not an answer of pdd.ddk.order.list.increment.get";

/// The rows of a page; none when the page is empty.
pub(super) fn rows(page: &str) -> Result<Vec<String>, PageError> {
    let page = page_object(page)?;
    if let Some(error) = error_page(&page) {
        return Err(error);
    }
    let answer = page.object("order_list_get_response").ok_or(PageError::Unsupported(NOT_ORDERS))?;
    match (answer.elements("order_list"), answer.get("order_list")) {
        (Some(rows), _) => Ok(rows.into_iter().map(stripped).collect()),
        (None, None | Some(Value::Null)) => Ok(Vec::new()),
        (None, Some(_)) => Err(PageError::Unsupported(NOT_ORDERS)),
    }
}
