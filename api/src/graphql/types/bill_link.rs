use async_graphql::{Context, Result};
use rebated_domain::id::BillId;
use rebated_service::bills::documents::{BillLink, DocumentFormat, sign};

use crate::graphql::context::Ask;
use crate::graphql::fault;

/// An absolute, signed link to the document of a bill that the caller sees. No statement is sent: the keys
/// are known.
pub(super) async fn url(ctx: &Context<'_>, bill: BillId, format: DocumentFormat) -> Option<Result<String>> {
    let signed = sign(ctx.platform(), BillLink { bill, format }).await;
    let absolute = signed.map(|link| format!("{}{}", ctx.public_url(), link.path_and_query()));
    Some(absolute.map_err(fault))
}
