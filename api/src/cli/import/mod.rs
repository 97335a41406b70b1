//! `rebated import`: a file of orders goes in.

mod failures;
mod file;
mod load;

use std::path::PathBuf;

use anyhow::anyhow;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use rebated_connectors::{Format, ReadOptions};
use rebated_domain::money::Currency;
use rebated_service::orders::OnError;
use rebated_service::{Platform, rebates};

use super::exit::{Failure, Outcome};
use super::{open, progress};
use crate::config::Config;
use failures::Failures;
use file::OrderFile;

#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// What the file is written in: our own records as JSON Lines (rebated) or CSV, or a network's pages
    #[arg(long, value_parser = PossibleValuesParser::new(Format::ALL.map(Format::code))
        .map(|code| code.parse::<Format>().unwrap_or(Format::Rebated)))]
    format: Format,
    /// Which account at the source the file is from, for records that do not say
    #[arg(long, default_value = "default")]
    account: String,
    /// Currency of records that name none, such as CNY
    #[arg(long)]
    currency: Option<Currency>,
    /// What to do when a record is wrong
    #[arg(long, value_enum, default_value_t = Wrong::RejectAll)]
    on_error: Wrong,
    /// The file
    file: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Wrong {
    /// Import nothing: the whole file is checked first
    RejectAll,
    /// Import the other records
    SkipFailed,
}

impl From<Wrong> for OnError {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::RejectAll => Self::RejectAll,
            Wrong::SkipFailed => Self::SkipFailed,
        }
    }
}

/// `rebated import …`
pub async fn run(config: &Config, arguments: &Arguments) -> Outcome {
    let options = ReadOptions { account: arguments.account.clone(), default_currency: arguments.currency };
    let file = OrderFile::new(&arguments.file, arguments.format, options).map_err(Failure::Usage)?;
    let mut failures = Failures::of(&arguments.file);
    if arguments.on_error == Wrong::RejectAll {
        let checked = file.check(&mut failures);
        failures.print();
        checked?;
        if failures.count() > 0 {
            let wrong = failures.count();
            return Err(Failure::Failed(anyhow!("{wrong} records are wrong; nothing was imported")));
        }
    }
    let platform = open::platform(config).await?;
    let loaded = load::load(&platform, &file, arguments.on_error.into(), &mut failures).await;
    failures.print();
    let done = loaded?;
    let (created, updated, unchanged) = (done.created, done.updated, done.unchanged);
    println!("created {created}, updated {updated}, unchanged {unchanged}, failed {}", failures.count());
    credit(&platform).await
}

/// What an old file reports may be due already.
async fn credit(platform: &Platform) -> Outcome {
    let spinner = progress::spinner("crediting what is due");
    let mut credited = 0;
    loop {
        match rebates::credit_due(platform).await.map_err(Failure::failed)? {
            0 => break,
            some => credited += some,
        }
    }
    spinner.finish_and_clear();
    if credited > 0 {
        println!("credited {credited} rebates that were due");
    }
    Ok(())
}
