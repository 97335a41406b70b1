//! `/bills/<id>.<pdf|csv>`: the documents of bills, for whoever holds a link.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rebated_domain::id::BillId;
use rebated_service::Platform;
use rebated_service::bills::documents::{
    BillLink, DocumentError, DocumentFormat, OpenedDocument, SignedLink, open,
};
use serde::Deserialize;
use serde_json::json;

use super::Server;
use crate::graphql::{Code, RequestId};

/// What a link says behind the question mark.
#[derive(Deserialize)]
pub struct Proof {
    expires: i64,
    signature: String,
}

/// Hands out a document. Who asks does not matter: nobody is signed in, and the link is all it takes.
pub async fn document(
    State(server): State<Server>,
    Extension(request_id): Extension<RequestId>,
    Path(file): Path<String>,
    proof: Result<Query<Proof>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Some(link) = proof.ok().and_then(|Query(proof)| link(&file, proof)) else {
        return refuse(&DocumentError::BadLink, &request_id);
    };
    let work = open(&server.platform, &link);
    match tokio::time::timeout(server.options.request_timeout, work).await {
        Ok(Ok(document)) => hand_out(&server.platform, &link, document, &headers),
        Ok(Err(error)) => refuse(&error, &request_id),
        Err(_) => problem(
            StatusCode::SERVICE_UNAVAILABLE,
            Code::Timeout.as_str(),
            "Making the document took too long.",
        ),
    }
}

fn link(file: &str, proof: Proof) -> Option<SignedLink> {
    let (id, extension) = file.rsplit_once('.')?;
    let link = BillLink { bill: BillId(id.parse().ok()?), format: DocumentFormat::of_extension(extension)? };
    Some(SignedLink { link, expires: proof.expires, signature: proof.signature })
}

fn hand_out(
    platform: &Platform,
    link: &SignedLink,
    document: OpenedDocument,
    headers: &HeaderMap,
) -> Response {
    let tag = format!("\"{}\"", document.tag);
    let left = link.expires - platform.now().timestamp();
    let about = [
        (header::ETAG, tag.clone()),
        // it never changes, but neither shall it be found where the link has long been useless
        (header::CACHE_CONTROL, format!("private, max-age={left}, immutable")),
    ];
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if is_known {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let file = [
        (header::CONTENT_TYPE, document.format.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", document.file_name)),
    ];
    (about, file, document.bytes).into_response()
}

/// One answer for every link that is not ours, whether or not there is such a bill.
fn refuse(error: &DocumentError, request_id: &RequestId) -> Response {
    match error {
        DocumentError::BadLink => problem(StatusCode::FORBIDDEN, "LINK_INVALID", "This link is not valid."),
        DocumentError::Expired => {
            problem(StatusCode::FORBIDDEN, "LINK_EXPIRED", "This link has expired. Ask for a new one.")
        }
        DocumentError::Fault(fault) => {
            tracing::error!(%request_id, error = %fault, "A document could not be handed out.");
            problem(StatusCode::INTERNAL_SERVER_ERROR, Code::Internal.as_str(), "Internal server error")
        }
    }
}

/// A problem as RFC 9457 spells it.
fn problem(status: StatusCode, code: &str, title: &str) -> Response {
    let body = json!({ "title": title, "status": status.as_u16(), "code": code });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
}
