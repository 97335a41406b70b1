//! W4: clients post transfers that all touch one account of the platform. The product's group posting
//! against the ways in which it is usually written, in turns, each acknowledged only after its commit.

mod books;
mod check;
mod contender;
mod drive;
mod durability;
mod grouped;
mod pgbench;
mod report;
mod rounds;
mod scheme;
mod sealing;

use std::sync::Arc;

use rebated_service::Platform;

use super::arguments::Arguments;
use super::cluster::Cluster;
use super::home::Home;
use books::Books;
use contender::Contender;
use grouped::Grouped;

/// How many clients there usually are.
const CLIENTS: usize = 64;
/// How many users are credited.
const USERS: u64 = 10_000;
/// The pool of the contenders: a server's.
const CONNECTIONS: u32 = 16;

/// Measures everybody in turns and checks their books.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let home = Home::new(arguments.database).await?;
    let done = measure(arguments, &home).await;
    home.remove().await?;
    done
}

async fn measure(arguments: &Arguments, home: &Home) -> anyhow::Result<()> {
    let platform = Arc::new(home.platform(CONNECTIONS).await?);
    let cluster = Cluster::find(&platform.db).await?;
    let durability = durability::of(&platform.db).await?;
    println!("\n{}", report::heading(arguments.clients_or(CLIENTS), &durability));
    let contenders = contenders(&platform).await?;
    home.settle(&platform).await?;

    let rounds = rounds::run(arguments, home, &platform, cluster.as_ref(), &contenders).await?;
    println!("{}", report::TABLE_HEAD);
    rounds.tallies().for_each(|(name, tally)| println!("{}", report::row(name, tally)));
    println!("{}", report::ratios(&rounds));
    sealing::run(&platform, cluster.as_ref()).await?;
    check::run(&platform, &contenders, &rounds).await
}

/// Everybody whom the database can tell apart: SQLite has one writer and no row locks.
async fn contenders(platform: &Arc<Platform>) -> anyhow::Result<Vec<Arc<Contender>>> {
    let mut contenders = Vec::new();
    for scheme in scheme::of(platform.db.backend()) {
        contenders.push(Arc::new(Contender::Books(Books::new(platform, scheme).await?)));
    }
    contenders.push(Arc::new(Contender::Grouped(Grouped::new(platform).await?)));
    Ok(contenders)
}
