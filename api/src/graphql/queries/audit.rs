//! Reading the audit log.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::audit::ObjectType;
use rebated_service::access;
use rebated_service::audit::queries::{self, AuditFilter as Narrowing};
use rebated_service::page::Key;
use uuid::Uuid;

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::global_id::decode_any;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::audit::AuditEntry;
use crate::graphql::types::audit_words::AuditAction;
use crate::graphql::{decode_or_nothing, denied, fault};

const NEWEST: List = List::new("auditEntries.desc", KeyKind::TimeId);

connection! {
    /// A page of the audit log.
    AuditEntryConnection,
    /// An entry and where it stands in its list.
    AuditEntryEdge: AuditEntry
}

/// Which entries. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct AuditFilter {
    /// Only what this user or bot did.
    actor_id: Option<ID>,
    /// Only this.
    action: Option<AuditAction>,
    /// Only what was done to this object.
    object_id: Option<ID>,
    /// Only from this instant on.
    recorded_from: Option<DateTime>,
    /// Only before this instant.
    recorded_to: Option<DateTime>,
}

impl From<AuditFilter> for Narrowing {
    fn from(filter: AuditFilter) -> Self {
        Self {
            actor: filter.actor_id.as_ref().map(decode_or_nothing),
            action: filter.action.map(Into::into),
            object: filter.object_id.as_ref().map(object),
            recorded_from: filter.recorded_from.map(Into::into),
            recorded_to: filter.recorded_to.map(Into::into),
        }
    }
}

/// The object with a global id; nothing has the nil id.
fn object(id: &ID) -> (ObjectType, Uuid) {
    let named = decode_any(id).and_then(|(kind, id)| Some((ObjectType::of_id_kind(&kind)?, id)));
    named.unwrap_or((ObjectType::User, Uuid::nil()))
}

/// Reading the audit log.
#[derive(Default)]
pub struct AuditQueries;

/// Reading the audit log.
#[Object]
impl AuditQueries {
    /// What was changed and by whom, newest first. For finance and administrators.
    async fn audit_entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<AuditFilter>,
    ) -> Option<Result<AuditEntryConnection>> {
        let read = async {
            access::read_audit(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let narrowing = filter.unwrap_or_default().into();
            let page = queries::page(ctx.platform().db.read(), &narrowing, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.recorded_at, row.id.0), AuditEntry::from(row)));
            Ok(AuditEntryConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
