use super::ClaimError;

/// Refuses a note that is empty, too long or not printable.
pub(super) fn check_note(note: Option<&str>) -> Result<(), ClaimError> {
    let fits = |note: &str| {
        (1..=1_000).contains(&note.chars().count()) && !note.chars().any(|c| c.is_control() && c != '\n')
    };
    if note.is_none_or(fits) { Ok(()) } else { Err(ClaimError::BadNote) }
}
