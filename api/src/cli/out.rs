use std::io::{ErrorKind, Write as _, stdout};

use super::exit::{Failure, Outcome};

/// Writes a text to standard output. A reader that has seen enough, such as `head`, is no error.
pub fn write(text: &str) -> Outcome {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::failed(error)),
        _ => Ok(()),
    }
}
