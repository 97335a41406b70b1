//! Asking for updates.

use std::convert::Infallible;
use std::time::Duration;

use crate::bot::Bot;
use crate::log;
use crate::telegram::id_of;

/// The pause after Telegram could not be asked, beyond those between the attempts.
const PAUSE: Duration = Duration::from_secs(2);

/// Asks for updates and takes them, for ever. Telegram keeps what is not confirmed by the next request, so that what
/// came while the bot was away is answered later.
pub async fn poll(bot: Bot, seconds: u64) -> Infallible {
    let mut offset = 0;
    loop {
        match bot.telegram.updates(offset, seconds).await {
            Ok(updates) => {
                for update in updates {
                    offset = id_of(&update).map_or(offset, |id| offset.max(id.saturating_add(1)));
                    bot.take(&update);
                }
            }
            Err(error) => {
                log::note(error);
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
