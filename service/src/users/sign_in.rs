use rebated_domain::audit::AuditAction;
use rebated_domain::event::facts::SessionFacts;
use rebated_domain::user::{Email, Phone, UserStatus};
use rebated_entity::user;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::sessions::{SignedIn, open_in};
use super::{UserError, tell, throttle};
use crate::db::{Writes, transact};
use crate::events::EventData;
use crate::{Actor, Fault, Platform, access};

/// Signs a user in by e-mail address or telephone number. Whether there is an account, whether it may
/// sign in, and whether the password was right cannot be told from the answer or its time.
pub async fn sign_in(
    platform: &Platform,
    actor: &Actor,
    email: Option<&str>,
    phone: Option<&str>,
    password: &str,
) -> Result<SignedIn, UserError> {
    let identifier = match (email, phone) {
        (Some(email), None) => {
            Email::try_new(email).map_or_else(|_| email.to_owned(), |e| e.as_str().to_owned())
        }
        (None, Some(phone)) => {
            Phone::try_new(phone).map_or_else(|_| phone.to_owned(), |p| p.as_str().to_owned())
        }
        _ => return Err(UserError::NoContact),
    };
    let subject = throttle::subject(&identifier);
    throttle::check(platform, &subject).await?;
    let column = if email.is_some() { user::Column::Email } else { user::Column::Phone };
    // a text that the database cannot hold is nobody's address
    let found = match identifier.contains('\0') {
        true => None,
        false => {
            let by_contact = user::Entity::find().filter(column.eq(identifier));
            by_contact.one(platform.db.read()).await.map_err(Fault::from)?
        }
    };
    let hash = found.as_ref().and_then(|user| user.password_hash.as_deref());
    let fits = platform.passwords.verify(password, hash).await?;
    let Some(user) = found.filter(|user| fits && user.status == UserStatus::Active) else {
        throttle::count(platform, &subject, throttle::FREE).await?;
        return Err(UserError::InvalidCredentials);
    };
    let (now, keys) = (platform.now(), platform.keys.keys(platform).await?);
    transact(&platform.db, async |txn| {
        throttle::clear_in(txn, &subject, now).await?;
        let locked = user::Entity::find_by_id(user.id).lock_shared().one(txn).await.map_err(Fault::from)?;
        // suspended, or given another password, while this one was being checked
        let unchanged =
            |now: &user::Model| now.status == user.status && now.password_hash == user.password_hash;
        let user = locked.filter(unchanged).ok_or(UserError::InvalidCredentials)?;
        let opened = open_in(txn, platform, &keys, user).await?;
        let (user, session) = (&opened.user, opened.session.session_id);
        let entry = access::sign_in(actor, Some((user, session))).did(AuditAction::SessionCreate, session);
        let facts = SessionFacts { user_id: user.id, session_id: session };
        let mut writes = Writes::new(platform.db.backend());
        tell(platform, now, EventData::UserSignedIn(facts), &mut writes);
        entry.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(opened)
    })
    .await
}
