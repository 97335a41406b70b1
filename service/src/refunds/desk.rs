//! What the desk writes down about refunds, beside their life.

use rebated_domain::audit::AuditAction;
use rebated_domain::id::{RefundId, RefundNoteId, UserId};
use rebated_domain::user::{Role, UserStatus};
use rebated_entity::{refund, refund_note};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde::Serialize;

use super::RefundError;
use super::command::check_note;
use crate::db::{Writes, transact};
use crate::users::queries as users;
use crate::{Actor, Fault, Platform, access};

/// Who is to look after a refund.
#[derive(Clone, Copy, Debug)]
pub struct Assignment {
    /// Which refund.
    pub refund_id: RefundId,
    /// The member of staff; none takes it from whoever has it.
    pub assignee: Option<UserId>,
}

/// A note about a refund.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// About which refund.
    pub refund_id: RefundId,
    /// 1 to 1000 characters.
    pub text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    assigned_to: Option<UserId>,
}

/// Gives a refund to a member of staff, or takes it away. Nothing else about it changes.
pub async fn assign(
    platform: &Platform,
    actor: &Actor,
    assignment: Assignment,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    let now = platform.now();
    let refund = transact(&platform.db, async |txn| {
        let refund = seen_in(txn, assignment.refund_id).await?;
        if let Some(id) = assignment.assignee {
            let is_staff = |role| matches!(role, Role::Support | Role::Finance | Role::Admin);
            let user = users::by_id(txn, id).await?;
            user.filter(|user| is_staff(user.role) && user.status == UserStatus::Active)
                .ok_or(RefundError::AssigneeNotFound)?;
        }
        if refund.assigned_to == assignment.assignee {
            return Ok(refund);
        }
        let before = Told { assigned_to: refund.assigned_to };
        let after = Told { assigned_to: assignment.assignee };
        let mut row = refund.into_active_model();
        row.assigned_to = Set(assignment.assignee);
        let refund = row.update(txn).await.map_err(Fault::from)?;
        let mut writes = Writes::new(platform.db.backend());
        let entry = permit.clone().did(AuditAction::RefundAssign, refund.id).changed(&before, &after)?;
        entry.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok::<_, RefundError>(refund)
    })
    .await?;
    Ok(refund)
}

/// Writes a note about a refund, for staff. It stays as it is.
pub async fn add_note(
    platform: &Platform,
    actor: &Actor,
    note: NewNote,
) -> Result<refund::Model, RefundError> {
    let permit = access::decide_refunds(actor)?;
    check_note(Some(&note.text))?;
    if note.text.trim().is_empty() {
        return Err(RefundError::BadNote);
    }
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let refund = seen_in(txn, note.refund_id).await?;
        let row = refund_note::ActiveModel {
            id: Set(platform.new_id::<RefundNoteId>(now)),
            refund_id: Set(refund.id),
            author_id: Set(actor.recorded_as()),
            text: Set(note.text.clone()),
            at: Set(now),
        };
        refund_note::Entity::insert(row).exec_without_returning(txn).await.map_err(Fault::from)?;
        let mut writes = Writes::new(platform.db.backend());
        let entry = permit.clone().did(AuditAction::RefundNoteAdd, refund.id);
        entry.note(Some(&note.text)).write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok::<_, RefundError>(refund)
    })
    .await
}

async fn seen_in(txn: &DatabaseTransaction, id: RefundId) -> Result<refund::Model, RefundError> {
    let row = refund::Entity::find_by_id(id).lock_exclusive().one(txn).await.map_err(Fault::from)?;
    row.ok_or(RefundError::RefundNotFound)
}
