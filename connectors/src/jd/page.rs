use crate::json::{Object, Value, elements};
use crate::page::{PageError, error_page, error_page_of, page_object};

const NOT_ORDERS: &str = "the page is not an answer of jd.union.open.order.row.query or order.query";
/// An envelope in an envelope in an envelope is more than was ever seen.
const DEEPEST: u8 = 6;

/// The rows of a page, one per order line; none when the page is empty.
pub(super) fn rows(page: &str) -> Result<Vec<String>, PageError> {
    let mut lines = Vec::new();
    for row in listed(page, DEEPEST)? {
        match Object::parse(&row).ok().and_then(|order| split(&order)) {
            Some(items) => lines.extend(items),
            None => lines.push(row),
        }
    }
    Ok(lines)
}

/// What the innermost envelope lists.
fn listed(page: &str, depth: u8) -> Result<Vec<String>, PageError> {
    let page = page_object(page)?;
    if let Some(error) = error_page(&page) {
        return Err(error);
    }
    let envelope = page.fields().find(|(name, _)| name.ends_with("_responce") || name.ends_with("_response"));
    let names = ["queryResult", "data", "result"];
    let inner =
        envelope.map(|(_, value)| value).or_else(|| names.into_iter().find_map(|name| page.get(name)));
    let rows = match inner {
        Some(Value::Array(list)) => elements(list).ok_or(PageError::Malformed)?,
        Some(Value::Object(text)) if depth > 0 => return listed(text, depth - 1),
        Some(Value::Text(text)) if depth > 0 => return listed(&text, depth - 1),
        None | Some(Value::Null) if says(&page).is_some() => Vec::new(),
        _ => return Err(PageError::Unsupported(NOT_ORDERS)),
    };
    match says(&page).as_deref() {
        // Only an answer that succeeded may list nothing.
        Some(code) if rows.is_empty() && code != "200" => Err(error_page_of(&page)),
        _ => Ok(rows.into_iter().map(str::to_owned).collect()),
    }
}

/// The code that a page answers with.
fn says(page: &Object<'_>) -> Option<String> {
    match page.get("code").or_else(|| page.get("errorCode"))? {
        Value::Text(code) => Some(code),
        Value::Number(code) => Some(code.to_owned()),
        _ => None,
    }
}

/// An order of the older call as one order per item; `None` for a row of the newer one.
fn split(order: &Object<'_>) -> Option<Vec<String>> {
    let items = order.elements("skuList")?;
    let rest: Vec<String> = order
        .raw_fields()
        .filter(|(name, _)| *name != "skuList")
        .map(|(name, text)| format!("{}:{text}", serde_json::Value::from(name)))
        .collect();
    let one =
        |item: &&str| format!("{{{}}}", [&rest[..], &[format!("\"skuList\":[{item}]")]].concat().join(","));
    Some(items.iter().map(one).collect())
}
