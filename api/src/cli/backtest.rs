use std::path::PathBuf;

use anyhow::{Context as _, anyhow};
use chrono::NaiveDate;
use clap::Args;
use rebated_domain::money::{Currency, Money};
use rebated_domain::rule::backtest::{Compared, Report};
use rebated_service::Actor;
use rebated_service::rules::backtest::{Backtest, BacktestError, Period, Progress, Rules, backtest};

use super::exit::{Failure, Outcome};
use super::{open, out, progress};
use crate::config::Config;

/// Arguments of `rebated backtest`.
#[derive(Args)]
pub struct Arguments {
    /// The rules: a document in JSON, tested as if they had been in force together
    #[arg(required_unless_present = "in_force", conflicts_with = "in_force", value_name = "RULES.json")]
    rules: Option<PathBuf>,
    /// Test the rules that were in force: what comes out is what is booked
    #[arg(long)]
    in_force: bool,
    /// First day of the orders, in the platform's time zone
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: NaiveDate,
    /// First day no longer covered
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: NaiveDate,
    /// Print the whole report as JSON, amounts in minor units
    #[arg(long)]
    json: bool,
}

/// `rebated backtest`
pub async fn run(config: &Config, arguments: &Arguments) -> Outcome {
    let rules = rules_of(arguments)?;
    let mut config = config.clone();
    // a year of orders takes as long as it takes
    config.database.statement_timeout_seconds = 0;
    let platform = open::platform(&config).await?;
    let settings = platform.settings.current(&platform.db).await.map_err(Failure::failed)?;
    let period = Period::of_days(settings.settings.zone(), arguments.from, arguments.to);
    let bar = progress::rows("pricings");
    let test = Backtest { rules, period, most: None };
    let (actor, show) = (Actor::system(), |now: Progress| progress::at(&bar, now.done, now.total));
    let tested = tokio::select! {
        tested = backtest(&platform, &actor, test, show) => tested,
        _ = tokio::signal::ctrl_c() => {
            bar.finish_and_clear();
            return Err(Failure::Failed(anyhow!("interrupted")));
        }
    };
    bar.finish_and_clear();
    let report = tested.map_err(refused)?;
    if arguments.json {
        let text = serde_json::to_string_pretty(&report).map_err(Failure::failed)?;
        return out::write(&format!("{text}\n"));
    }
    out::write(&text_of(&report))
}

fn rules_of(arguments: &Arguments) -> Result<Rules, Failure> {
    let Some(path) = &arguments.rules else { return Ok(Rules::InForce) };
    let named = || path.display().to_string();
    let text = std::fs::read_to_string(path).with_context(named).map_err(Failure::Usage)?;
    Rules::read(&text).map_err(refused)
}

/// Everything wrong with a document, a line for each field.
fn refused(error: BacktestError) -> Failure {
    match error {
        BacktestError::Wrong(problems) => {
            let lines: Vec<String> =
                problems.iter().map(|problem| format!("{}: {problem}", problem.field)).collect();
            Failure::Usage(anyhow!("the rules are wrong\n  {}", lines.join("\n  ")))
        }
        error @ BacktestError::EmptyPeriod => Failure::usage(error),
        error => Failure::failed(error),
    }
}

fn text_of(report: &Report) -> String {
    let mut lines = vec![format!(
        "{} lines of {} orders, {} pricings; {} people get more, {} less",
        report.lines, report.orders, report.states, report.winners, report.losers
    )];
    lines.push(String::new());
    lines.push(row(["", "booked", "tested", "difference"]));
    for total in &report.totals {
        lines.extend(compared("total", &total.compared, total.currency));
        let margins = (total.compared.booked_margin_minor(), total.compared.tested_margin_minor());
        lines.push(amounts("  margin", margins, total.currency));
    }
    for source in &report.sources {
        lines.extend(compared(source.source.code(), &source.compared, source.currency));
    }
    for day in &report.days {
        lines.extend(compared(&day.date.to_string(), &day.compared, day.currency));
    }
    lines.push(String::new());
    for rule in &report.rules {
        let paid = money(rule.tested_minor, rule.currency);
        lines.push(format!("rule {} pays {paid} in {} awards", rule.key, rule.awards));
    }
    for budget in &report.exhausted {
        let day = budget.date.map_or_else(|| "whole budget".to_owned(), |day| format!("budget of {day}"));
        lines.push(format!("rule {}: {day} used up by the order of {}", budget.key, budget.placed_at));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn compared(name: &str, compared: &Compared, currency: Currency) -> [String; 2] {
    let subsidies = (compared.booked_subsidy_minor, compared.tested_subsidy_minor);
    [
        amounts(name, (compared.booked_minor, compared.tested_minor), currency),
        amounts("  subsidy", subsidies, currency),
    ]
}

fn amounts(name: &str, (booked, tested): (i64, i64), currency: Currency) -> String {
    let of = |minor: i64| money(minor, currency);
    row([name, &of(booked), &of(tested), &of(tested - booked)])
}

fn row([name, booked, tested, difference]: [&str; 4]) -> String {
    format!("{name:<14} {booked:>20} {tested:>20} {difference:>20}")
}

fn money(minor: i64, currency: Currency) -> String {
    Money::new(minor, currency).to_string()
}
