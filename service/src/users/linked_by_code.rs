use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::user::{ChatProvider, LinkCode, UserStatus};
use rebated_entity::identity_link_code as table;
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};

use super::link_codes::code_hash;
use super::{UserError, lock_in, throttle};
use crate::{Actor, Fault, Platform};

/// Wrong codes in a row that cost a whole key nothing: many people talk to one bot.
const FREE_OF_KEY: i32 = 50;

/// A code that somebody shows, and who has to wait when it is wrong: the account in the chat, so that one person who
/// guesses does not keep others waiting, and the caller, so that many accounts learn no more than one.
pub(super) struct Guess {
    hash: Option<Vec<u8>>,
    provider: ChatProvider,
    account: Vec<u8>,
    caller: Vec<u8>,
}

impl Guess {
    /// Refuses while the account or the caller has to wait.
    pub(super) async fn begin(
        platform: &Platform,
        actor: &Actor,
        (provider, subject): (ChatProvider, &str),
        code: &str,
    ) -> Result<Self, UserError> {
        let caller = actor.api_key().map_or(actor.recorded_as().0, |key| key.0);
        let guess = Self {
            provider,
            hash: LinkCode::try_new(code).ok().map(|code| code_hash(&code)),
            account: throttle::subject(&format!("link code of {caller} {provider} {subject}")),
            caller: throttle::subject(&format!("link code of {caller}")),
        };
        throttle::check(platform, &guess.account).await?;
        throttle::check(platform, &guess.caller).await?;
        Ok(guess)
    }

    /// Uses the code up and answers whose it is, who is locked. Unknown, used and past codes, and those of users who are
    /// shut out, are one refusal.
    pub(super) async fn redeem_in(
        &self,
        txn: &DatabaseTransaction,
        now: DateTime<Utc>,
    ) -> Result<UserId, UserError> {
        let hash = self.hash.clone().ok_or(UserError::BadLinkCode)?;
        let shown = table::Entity::find_by_id(hash.clone()).one(txn).await.map_err(Fault::from)?;
        // the maker before the code, as when codes are made
        let maker = lock_in(txn, shown.ok_or(UserError::BadLinkCode)?.user_id).await?;
        maker.filter(|maker| maker.status == UserStatus::Active).ok_or(UserError::BadLinkCode)?;
        let row = table::Entity::find_by_id(hash.clone()).lock_exclusive().one(txn).await;
        let row = row.map_err(Fault::from)?.filter(|row| row.expires_at > now);
        let row = row.filter(|row| row.provider.is_none_or(|provider| provider == self.provider));
        let row = row.ok_or(UserError::BadLinkCode)?;
        table::Entity::delete_by_id(hash).exec(txn).await.map_err(Fault::from)?;
        throttle::clear_in(txn, &self.account, now).await?;
        throttle::clear_in(txn, &self.caller, now).await?;
        Ok(row.user_id)
    }

    /// Counts a wrong code.
    pub(super) async fn missed(&self, platform: &Platform) -> Result<(), UserError> {
        throttle::count(platform, &self.account, throttle::FREE).await?;
        throttle::count(platform, &self.caller, FREE_OF_KEY).await
    }
}
