//! `/vouchers/<id>.<pdf|json>`: the documents of vouchers, for whoever holds a link.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rebated_service::Platform;
use rebated_service::links::SignedPath;
use rebated_service::vouchers::{OpenedVoucher, VoucherLink, open};
use serde::Deserialize;

use super::{Server, answer};
use crate::graphql::RequestId;

/// What a link says behind the question mark.
#[derive(Deserialize)]
pub struct Proof {
    expires: i64,
    signature: String,
}

/// Hands out a document to whoever has a good link; nobody is signed in. Whatever is not good, from a changed link to a
/// document that is not as it was stored, is one and the same "not found".
pub async fn document(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    Path(file): Path<String>,
    proof: Result<Query<Proof>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some((link, proof)) = VoucherLink::of_file(&file).zip(proof.ok()) else { return not_found().await };
    let Query(Proof { expires, signature }) = proof;
    let proof = SignedPath { path: link.path(), expires, signature };
    let work = open(&server.platform, link, &proof);
    match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(Ok(Some(voucher))) => hand_out(&server.platform, expires, voucher, &headers),
        Ok(Ok(None)) => not_found().await,
        Ok(Err(fault)) => {
            tracing::error!(%request_id, error = %fault, "A voucher could not be handed out.");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn hand_out(platform: &Platform, expires: i64, voucher: OpenedVoucher, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", voucher.sha256);
    let left = expires - platform.now().timestamp();
    let about = [
        (header::ETAG, tag.clone()),
        // it never changes, but neither shall it be found where the link has long been useless
        (header::CACHE_CONTROL, format!("private, max-age={left}, immutable")),
    ];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let file = [
        (header::CONTENT_TYPE, voucher.form.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", voucher.file_name)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        // who follows a link from here shall not learn this one
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
    ];
    (about, file, voucher.bytes).into_response()
}

async fn not_found() -> Response {
    answer::nothing_here().await.into_response()
}
