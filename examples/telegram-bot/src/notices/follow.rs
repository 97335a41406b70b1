use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::oneshot;

use super::text;
use crate::bot::Bot;
use crate::rebated::follow::{EventKind, FollowEvents};
use crate::rebated::{NewestEvent, RebatedError, newest_event};
use crate::talk::Language;
use crate::{files, log};

/// How many events may be on their way at once.
const ON_THE_WAY: usize = 64;
/// The pauses between two connections: the first, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// An event whose notices are on their way; each tells when it is done, and is done as well when it is dropped.
struct Pending {
    cursor: String,
    notices: VecDeque<oneshot::Receiver<()>>,
}

/// Follows the log of events for ever, across restarts of either side. The cursor in the file is that of the last
/// event all of whose notices, and all of those before, were sent or given up: a notice may come twice.
pub async fn follow(bot: Bot, file: PathBuf) -> Infallible {
    let mut pause = PAUSES.0;
    loop {
        match connection(&bot, &file).await {
            Ok(()) => pause = PAUSES.0,
            Err(error) => {
                log::note(format_args!("events: {error}"));
                pause = (pause * 2).min(PAUSES.1);
            }
        }
        tokio::time::sleep(pause).await;
    }
}

/// One subscription, until it ends.
async fn connection(bot: &Bot, file: &Path) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let after = match files::read(file).await? {
        Some(cursor) => Some(cursor),
        None => newest(bot, file).await?,
    };
    let subscribed = bot.talk.rebated.follow(kinds(), after).await;
    let mut events = expired(subscribed, file).await?;
    let mut pending: VecDeque<Pending> = VecDeque::new();
    loop {
        tokio::select! {
            event = events.next(), if pending.len() < ON_THE_WAY => {
                match expired(event, file).await? {
                    Some(event) => pending.push_back(notify(bot, event).await),
                    None => break,
                }
            }
            () = first_done(&mut pending), if !pending.is_empty() => settle(&mut pending, file).await?,
        }
    }
    while !pending.is_empty() {
        first_done(&mut pending).await;
        settle(&mut pending, file).await?;
    }
    Ok(())
}

/// Where the log ends now, kept from the start, so that nothing is missed after it.
async fn newest(bot: &Bot, file: &Path) -> Result<Option<String>, Box<dyn std::error::Error + Send + Sync>> {
    let answer = bot.talk.rebated.run::<NewestEvent>(newest_event::Variables {}).await?;
    let edge = answer.events.and_then(|events| events.edges.into_iter().next());
    let cursor = edge.map(|edge| edge.node.cursor);
    if let Some(cursor) = &cursor {
        files::write(file, cursor).await?;
    }
    Ok(cursor)
}

/// A cursor from before what is kept, or of another log, is forgotten: the next connection begins with what is new.
async fn expired<T>(result: Result<T, RebatedError>, file: &Path) -> Result<T, RebatedError> {
    if let Err(error) = &result
        && (error.is("CURSOR_EXPIRED") || error.is("BAD_USER_INPUT"))
        && let Err(error) = tokio::fs::remove_file(file).await
    {
        log::note(format_args!("the cursor cannot be removed: {error}"));
    }
    result
}

async fn first_done(pending: &mut VecDeque<Pending>) {
    let Some(first) = pending.front_mut() else { return };
    while let Some(notice) = first.notices.front_mut() {
        // an error says that it was dropped, which is an end too
        let _ = notice.await;
        first.notices.pop_front();
    }
}

async fn settle(pending: &mut VecDeque<Pending>, file: &Path) -> io::Result<()> {
    match pending.pop_front() {
        Some(event) => files::write(file, &event.cursor).await,
        None => Ok(()),
    }
}

/// Queues the notices of an event behind what else waits in their chats.
async fn notify(bot: &Bot, event: FollowEvents) -> Pending {
    let mut pending = Pending { cursor: event.cursor.clone(), notices: VecDeque::new() };
    let Some(user) = event.user_id.clone() else { return pending };
    for (chat, language) in bot.talk.members.chats(&user).await {
        let (done, notice) = oneshot::channel();
        let (bot, event) = (bot.clone(), event.clone());
        let queues = bot.queues.clone();
        let job = async move {
            let time = bot.message_time;
            if tokio::time::timeout(time, tell(&bot, chat, language, &event)).await.is_err() {
                log::note(format_args!("the notice of event {} took too long", event.id));
            }
            // nobody waits any more when the connection has ended
            let _ = done.send(());
        };
        if queues.push(chat, Box::pin(job)) {
            pending.notices.push_back(notice);
        }
    }
    pending
}

/// Tells a chat of an event. While the platform is away it waits; the caller limits how long.
async fn tell(bot: &Bot, chat: i64, language: Language, event: &FollowEvents) {
    let mut pause = PAUSES.0;
    // the chat may have been unlinked since
    loop {
        match bot.talk.is_linked(chat).await {
            Ok(true) => break,
            Ok(false) => return,
            Err(error) => log::note(format_args!("event {}: {error}", event.id)),
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
    }
    let Some(text) = text::of(&bot.talk.rebated, language, event).await else { return };
    if let Err(error) = bot.telegram.send(chat, &text).await {
        log::note(format_args!("event {} is not told: {error}", event.id));
    }
}

fn kinds() -> Vec<EventKind> {
    vec![
        EventKind::REBATE_TRACKED,
        EventKind::REBATE_CREDITED,
        EventKind::REBATE_TAKEN_BACK,
        EventKind::REFUND_SUCCEEDED,
        EventKind::ORDER_CLAIM_DECIDED,
    ]
}
