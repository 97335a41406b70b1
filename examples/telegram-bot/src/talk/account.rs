//! `/balance`.

use super::{Talk, money, words};
use crate::rebated::member_balance::{MemberBalanceNode as Node, Variables};
use crate::rebated::{MemberBalance, RebatedError};
use crate::telegram::Message;

impl Talk {
    /// What the member has, as far as the key may read it.
    pub(super) async fn balance(&self, message: &Message) -> Result<String, RebatedError> {
        let language = message.language;
        let id = match self.member(message).await? {
            Ok(id) => id,
            Err(text) => return Ok(text.to_owned()),
        };
        let answer = self.rebated.run::<MemberBalance>(Variables { id }).await?;
        let Some(Node::User(user)) = answer.node else {
            return Ok(words::only_in_the_app(language).to_owned());
        };
        let Some(balance) = user.balance else {
            return Ok(words::only_in_the_app(language).to_owned());
        };
        let available = money(&balance.available.amount, &words::code(&balance.available.currency_code));
        let pending = money(&balance.pending.amount, &words::code(&balance.pending.currency_code));
        let owed = money(&balance.owed.amount, &words::code(&balance.owed.currency_code));
        Ok(language.pick(
            format!("可用：{available}\n待到账：{pending}\n待扣回：{owed}"),
            format!("Available: {available}\nAnnounced: {pending}\nOwed: {owed}"),
        ))
    }
}
