use std::sync::Arc;

use anyhow::ensure;
use rebated_service::{Platform, verify};

use super::contender::Contender;
use super::rounds::Rounds;

/// Refuses the run when anybody's books hold less or more than was acknowledged, or do not add up.
pub async fn run(platform: &Platform, contenders: &[Arc<Contender>], rounds: &Rounds) -> anyhow::Result<()> {
    let acknowledged = |name: &str| rounds.of(name).map_or(0, |tally| tally.acknowledged);
    for contender in contenders {
        let own = acknowledged(contender.name());
        match contender.as_ref() {
            Contender::Books(books) => {
                let by_pgbench = books.scheme.in_pgbench.map_or(0, acknowledged);
                books.check(&platform.db, own + by_pgbench).await?;
            }
            Contender::Grouped(grouped) => grouped.check(own).await?,
        }
    }
    let books = verify::verify(platform, |_| {}).await?;
    ensure!(books.findings.is_empty(), "the books do not add up: {:#?}", books.findings);
    println!(
        "Everybody's books hold what was acknowledged and add up; {} checks of ours.",
        books.checks.len()
    );
    Ok(())
}
