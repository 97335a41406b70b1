//! Updates, as far as the bot reads them.

use serde::Deserialize;
use serde_json::Value;

use crate::talk::Language;

/// A text that a person has sent to the bot in a private chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Names the update; a repeat has the same.
    pub update: i64,
    /// The chat to answer in. In a private chat it is the person's own id too.
    pub chat: i64,
    /// What the person reads.
    pub language: Language,
    /// The text.
    pub text: String,
}

#[derive(Deserialize)]
struct Update {
    update_id: i64,
    message: Option<Sent>,
}

#[derive(Deserialize)]
struct Sent {
    chat: Chat,
    from: Option<Person>,
    text: Option<String>,
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Person {
    id: i64,
    #[serde(default)]
    is_bot: bool,
    language_code: Option<String>,
}

/// The number of an update, however broken the rest of it is.
pub fn id_of(update: &Value) -> Option<i64> {
    update.get("update_id")?.as_i64()
}

/// The message of an update; nothing for what is broken, not a text, not from a person, and for groups, where others
/// read along.
pub fn message_of(update: &Value) -> Option<Message> {
    let Update { update_id, message } = Update::deserialize(update).ok()?;
    let Sent { chat, from, text } = message?;
    let from = from.filter(|from| !from.is_bot && chat.kind == "private" && from.id == chat.id)?;
    let language = Language::of(from.language_code.as_deref());
    Some(Message { update: update_id, chat: chat.id, language, text: text? })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_texts_of_people_in_private_chats_are_read() {
        let update = json!({ "update_id": 9, "message": { "text": "hi", "chat": { "id": 7, "type": "private" },
            "from": { "id": 7, "is_bot": false, "language_code": "zh-hans" } } });
        let message = message_of(&update).unwrap();
        assert_eq!((message.update, message.chat, message.language), (9, 7, Language::Chinese));
        for (at, other) in [
            ("/message/chat/type", json!("group")),
            ("/message/from/is_bot", json!(true)),
            ("/message/from/id", json!(8)),
            ("/message/text", json!(5)),
            ("/message/chat", json!(null)),
            ("/message", json!("x")),
        ] {
            let mut broken = update.clone();
            *broken.pointer_mut(at).unwrap() = other;
            assert_eq!(message_of(&broken), None, "{at}");
            assert_eq!(id_of(&broken), Some(9));
        }
    }
}
