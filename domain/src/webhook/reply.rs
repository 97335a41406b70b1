/// What the status of an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The receiver has it.
    Delivered,
    /// The receiver wants nothing any more.
    Gone,
    /// The receiver has too much to do: other deliveries wait as well.
    SlowDown,
    /// Not delivered.
    Failed,
}

/// Reads a status by the Standard Webhooks specification. A redirect is a failure: it is never followed.
pub const fn read_reply(status: u16) -> Reply {
    match status {
        200..=299 => Reply::Delivered,
        410 => Reply::Gone,
        429 | 502 | 504 => Reply::SlowDown,
        _ => Reply::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_by_the_specification() {
        let table: &[(&[u16], Reply)] = &[
            (&[200, 201, 202, 204, 299], Reply::Delivered),
            (&[410], Reply::Gone),
            (&[429, 502, 504], Reply::SlowDown),
            (&[100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 409, 411, 500, 503, 599], Reply::Failed),
        ];
        for (statuses, meaning) in table {
            statuses.iter().for_each(|status| assert_eq!(read_reply(*status), *meaning, "{status}"));
        }
    }
}
