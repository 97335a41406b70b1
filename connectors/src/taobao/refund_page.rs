use crate::page::{PageError, error_page, page_object};

const NOT_REFUNDS: &str = "the page is not an answer of taobao.tbk.order.refund.get";

/// The rows of a page of refunds; none when the page is empty.
pub(super) fn rows(page: &str) -> Result<Vec<String>, PageError> {
    let page = page_object(page)?;
    if let Some(error) = error_page(&page) {
        return Err(error);
    }
    let data = page.object("tbk_order_refund_get_response").unwrap_or(page).object("data");
    let data = data.ok_or(PageError::Unsupported(NOT_REFUNDS))?;
    let Some(result) = data.object("result").or_else(|| data.object("results")) else {
        // Every page counts itself; one without a result is an empty one.
        let is_page = data.get("page_no").is_some();
        return if is_page { Ok(Vec::new()) } else { Err(PageError::Unsupported(NOT_REFUNDS)) };
    };
    match result.elements("publisher_refund_order_d_t_o") {
        Some(rows) => Ok(rows.into_iter().map(str::to_owned).collect()),
        None if result.fields().next().is_none() => Ok(Vec::new()),
        None => Err(PageError::Unsupported(NOT_REFUNDS)),
    }
}
