//! `/link CODE`.

use super::{Talk, words};
use crate::rebated::link_account::{AccountErrorCode, IdentityLinkInput, Variables};
use crate::rebated::{LinkAccount, PROVIDER, RebatedError, allowed};
use crate::telegram::Message;

impl Talk {
    /// Links the chat to the account of whoever has made the code.
    pub(super) async fn link(&self, message: &Message, code: &str) -> Result<String, RebatedError> {
        let language = message.language;
        if code.is_empty() {
            return Ok(words::not_linked(language).to_owned());
        }
        let input = IdentityLinkInput {
            code: Some(code.chars().take(64).collect()),
            provider: PROVIDER.to_owned(),
            subject: message.chat.to_string(),
            user_id: None,
        };
        let done = allowed(self.rebated.run::<LinkAccount>(Variables { input }).await?.identity_link)?;
        let text = match done.user_errors.first() {
            None => {
                // whoever was met here before may be somebody else
                match done.identity.and_then(|identity| identity.user) {
                    Some(user) => self.met(message, user.id).await,
                    None => self.forget(message.chat).await,
                }
                language.pick("绑定成功！现在把商品链接发给我吧。", "Linked! Now send me a product.")
            }
            Some(error) => match &error.code {
                AccountErrorCode::BAD_LINK_CODE => language.pick(
                    "绑定码无效或已过期。请在应用里重新获取。",
                    "This code is not valid, or not any more. Please make a new one in the app.",
                ),
                AccountErrorCode::IDENTITY_TAKEN => language.pick(
                    "这个聊天已经绑定了别的账号。请联系客服。",
                    "This chat is linked to another account. Please ask support.",
                ),
                _ => return Ok(error.message.clone()),
            },
        };
        Ok(text.to_owned())
    }
}
