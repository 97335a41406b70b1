//! Who was met in which chat. The platform knows who is linked; this is what it has told the bot about it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::files;
use crate::talk::Language;

/// What is known of a chat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The global id of the user at the platform, once it has told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// In which language they are told what happens.
    pub language: Language,
}

/// Every chat, by its id, in a file.
#[derive(Debug)]
pub struct Members {
    path: PathBuf,
    known: Mutex<BTreeMap<i64, Member>>,
}

impl Members {
    /// Reads the file `members.json` of a folder, if it is there.
    pub async fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join("members.json");
        let known = match files::read(&path).await? {
            Some(text) => serde_json::from_str(&text)?,
            None => BTreeMap::new(),
        };
        Ok(Self { path, known: Mutex::new(known) })
    }

    /// The user who was last met in a chat.
    pub async fn user(&self, chat: i64) -> Option<String> {
        self.known.lock().await.get(&chat)?.user.clone()
    }

    /// The chats in which a user was met, each with its language.
    pub async fn chats(&self, user: &str) -> Vec<(i64, Language)> {
        let known = self.known.lock().await;
        let theirs = known.iter().filter(|(_, member)| member.user.as_deref() == Some(user));
        theirs.map(|(chat, member)| (*chat, member.language)).collect()
    }

    /// Notes who is in a chat.
    pub async fn met(&self, chat: i64, user: String, language: Language) -> io::Result<()> {
        self.change(chat, Some(Member { user: Some(user), language })).await
    }

    /// Forgets a chat that is not linked any more, or anew.
    pub async fn forget(&self, chat: i64) -> io::Result<()> {
        self.change(chat, None).await
    }

    async fn change(&self, chat: i64, member: Option<Member>) -> io::Result<()> {
        let mut known = self.known.lock().await;
        if known.get(&chat) == member.as_ref() {
            return Ok(());
        }
        match member {
            Some(member) => known.insert(chat, member),
            None => known.remove(&chat),
        };
        files::write(&self.path, &serde_json::to_string_pretty(&*known)?).await
    }
}
