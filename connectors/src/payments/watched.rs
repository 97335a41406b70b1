use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use rebated_service::clock::Clock;

use super::{KeySource, SettingError};

/// How often files are looked at.
const LOOK_EVERY: TimeDelta = TimeDelta::seconds(10);

type Parse<T> = dyn Fn(&[String]) -> Result<T, SettingError> + Send + Sync;
/// The name of a setting, and where its key is.
type Source = (&'static str, KeySource);

/// What is made of one key or several that belong together, made again when a file changes.
///
/// Files that do not parse, or do not fit together yet, leave what there was in use: a certificate and its key are
/// two files, and one of them is replaced first.
pub(crate) struct Watched<T> {
    sources: Vec<Source>,
    parse: Box<Parse<T>>,
    clock: Arc<dyn Clock>,
    state: Mutex<State<T>>,
}

struct State<T> {
    texts: Vec<String>,
    value: Arc<T>,
    looked_at: DateTime<Utc>,
}

impl<T> Watched<T> {
    /// Reads and parses for the first time.
    pub(crate) fn try_new(
        sources: Vec<Source>,
        clock: Arc<dyn Clock>,
        parse: impl Fn(&[String]) -> Result<T, SettingError> + Send + Sync + 'static,
    ) -> Result<Self, SettingError> {
        let texts = read(&sources)?;
        let value = Arc::new(parse(&texts)?);
        let state = Mutex::new(State { texts, value, looked_at: clock.now() });
        Ok(Self { sources, parse: Box::new(parse), clock, state })
    }

    /// What holds now. Looks at the files at most every ten seconds.
    pub(crate) fn current(&self) -> Arc<T> {
        let now = self.clock.now();
        let mut state = self.state.lock().expect("no holder of the keys panics");
        let has_files = self.sources.iter().any(|(_, source)| matches!(source, KeySource::File(_)));
        // a clock that was set back does not keep us from looking
        if has_files && (now - state.looked_at).abs() >= LOOK_EVERY {
            state.looked_at = now;
            self.look(&mut state);
        }
        Arc::clone(&state.value)
    }

    fn look(&self, state: &mut State<T>) {
        let found = read(&self.sources).and_then(|texts| {
            let changed = texts != state.texts;
            changed.then(|| (self.parse)(&texts)).transpose().map(|value| (texts, value))
        });
        match found {
            Ok((texts, Some(value))) => {
                *state = State { texts, value: Arc::new(value), looked_at: state.looked_at };
                tracing::info!(keys = ?self.sources, "Keys of an outside service were replaced.");
            }
            Ok((_, None)) => {}
            Err(problem) => tracing::warn!(
                keys = ?self.sources, %problem,
                "Keys of an outside service changed and cannot be used; the old ones stay in use."
            ),
        }
    }
}

fn read(sources: &[Source]) -> Result<Vec<String>, SettingError> {
    sources.iter().map(|(setting, source)| source.read().map_err(|problem| problem.of(setting))).collect()
}

#[cfg(test)]
mod tests {
    use rebated_service::clock::ManualClock;

    use super::*;
    use crate::payments::KeyProblem;

    fn number(texts: &[String]) -> Result<u32, SettingError> {
        texts[0].trim().parse().map_err(|_| KeyProblem::NotAPublicKey.of("number"))
    }

    #[test]
    fn a_changed_file_is_read_again_and_a_broken_one_is_not_used() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let write = |text: &str| std::fs::write(file.path(), text).unwrap();
        let clock = Arc::new(ManualClock::new(DateTime::UNIX_EPOCH));
        write("1");
        let sources = vec![("number", KeySource::File(file.path().into()))];
        let watched = Watched::try_new(sources, clock.clone(), number).unwrap();
        write("2");
        assert_eq!(*watched.current(), 1, "looked at a moment ago");
        clock.advance(LOOK_EVERY);
        assert_eq!(*watched.current(), 2);
        write("two");
        clock.advance(LOOK_EVERY);
        assert_eq!(*watched.current(), 2, "what cannot be read leaves the old key");
        write("3");
        clock.advance(-LOOK_EVERY);
        assert_eq!(*watched.current(), 3, "also after the clock was set back");
    }
}
