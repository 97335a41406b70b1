use std::io::BufRead;

use rebated_domain::money::Currency;

use crate::bom::skip_bom;
use crate::jd::Jd;
use crate::jsonl::JsonLines;
use crate::page::Pages;
use crate::pinduoduo::Pinduoduo;
use crate::sheet::Sheet;
use crate::taobao::Taobao;
use crate::{FileError, Format, ReadError, Record};

/// What a file leaves to be said by whoever imports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOptions {
    /// The account at the source, for records that name none; network pages never do.
    pub account: String,
    /// The currency of own records that name none; without it they must. The networks settle in yuan.
    pub default_currency: Option<Currency>,
}

impl ReadOptions {
    /// Those of a network's account.
    pub(crate) fn of_account(account: &str) -> Self {
        Self { account: account.to_owned(), ..Self::default() }
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { account: "default".into(), default_currency: None }
    }
}

/// The records of a file, one at a time. Ends after a [`ReadError::File`].
pub type Records = Box<dyn Iterator<Item = Result<Record, ReadError>> + Send>;

/// Reads a file of orders. Nothing is read before the first record is asked for, except the first bytes.
pub fn read<R: BufRead + Send + 'static>(format: Format, options: &ReadOptions, reader: R) -> Records {
    let options = options.clone();
    let reader = match skip_bom(reader) {
        Ok(reader) => reader,
        Err(error) => return Box::new(std::iter::once(Err(FileError::Io(error).into()))),
    };
    match format {
        Format::Rebated => Box::new(JsonLines::new(reader, options)),
        Format::Csv => Box::new(Sheet::new(reader, options)),
        Format::Taobao => Box::new(Pages::<Taobao, _>::new(reader, options)),
        Format::Jd => Box::new(Pages::<Jd, _>::new(reader, options)),
        Format::Pinduoduo => Box::new(Pages::<Pinduoduo, _>::new(reader, options)),
    }
}
