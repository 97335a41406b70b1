/// The form of a bill's document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DocumentFormat {
    /// A table, for programs and spreadsheets.
    Csv,
    /// Pages, for people.
    Pdf,
}

impl DocumentFormat {
    /// How a file of this form ends, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Pdf => "pdf",
        }
    }

    /// The form of files that end like this.
    pub fn of_extension(extension: &str) -> Option<Self> {
        [Self::Csv, Self::Pdf].into_iter().find(|format| format.extension() == extension)
    }

    /// The media type.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Pdf => "application/pdf",
        }
    }
}
