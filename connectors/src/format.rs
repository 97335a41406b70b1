use std::fmt;
use std::str::FromStr;

/// What a file of orders is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The platform's own records as JSON Lines.
    Rebated,
    /// The platform's own records as CSV.
    Csv,
    /// Response pages of Taobao Union (淘宝联盟).
    Taobao,
    /// Response pages of JD Union (京东联盟).
    Jd,
    /// Response pages of Pinduoduo (多多进宝).
    Pinduoduo,
}

/// A text that names no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such format; the formats are rebated, csv, taobao, jd and pinduoduo")]
pub struct UnknownFormat;

impl Format {
    /// Every format, in the order of declaration.
    pub const ALL: [Self; 5] = [Self::Rebated, Self::Csv, Self::Taobao, Self::Jd, Self::Pinduoduo];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rebated => "rebated",
            Self::Csv => "csv",
            Self::Taobao => "taobao",
            Self::Jd => "jd",
            Self::Pinduoduo => "pinduoduo",
        }
    }

    /// What a record's position counts: `line` of the file, or `record` over all its pages.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Rebated | Self::Csv => "line",
            Self::Taobao | Self::Jd | Self::Pinduoduo => "record",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|format| format.code() == text).ok_or(UnknownFormat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("JD".parse::<Format>(), Err(UnknownFormat));
    }
}
