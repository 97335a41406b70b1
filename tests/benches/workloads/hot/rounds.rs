use std::sync::Arc;
use std::time::Duration;

use rebated_service::Platform;

use super::CLIENTS;
use super::contender::Contender;
use super::drive;
use super::pgbench::Pgbench;
use crate::arguments::Arguments;
use crate::cluster::{self, Cluster};
use crate::cost::{Cost, Meter};
use crate::home::Home;
use crate::load::Outcome;

/// How often everybody has a turn. Only ratios within a round are steady.
const ROUNDS: u32 = 3;
/// How long a contender is warmed up before each turn.
const WARM_UP: Duration = Duration::from_secs(1);

/// Everything that one contender did.
#[derive(Default)]
pub struct Tally {
    /// Acknowledged transfers, those of the warm-up included.
    pub acknowledged: u64,
    /// Transfers a second, by round.
    pub rates: Vec<f64>,
    /// All measured answers, shortest first.
    pub outcome: Outcome,
    /// CPU time of this process, clients included; of pgbench's it is not known.
    pub own_cpu: Option<Duration>,
    /// CPU time of PostgreSQL.
    pub postgres_cpu: Option<Duration>,
}

/// What came out.
pub struct Rounds(Vec<(&'static str, Tally)>);

impl Rounds {
    /// By contender, in the order in which they were measured first.
    pub fn tallies(&self) -> impl Iterator<Item = (&'static str, &Tally)> {
        self.0.iter().map(|(name, tally)| (*name, tally))
    }

    /// One contender's.
    pub fn of(&self, name: &str) -> Option<&Tally> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, tally)| tally)
    }
}

/// Gives everybody a turn in each round, every second round in the opposite order.
pub async fn run(
    arguments: &Arguments,
    home: &Home,
    platform: &Arc<Platform>,
    cluster: Option<&Cluster>,
    contenders: &[Arc<Contender>],
) -> anyhow::Result<Rounds> {
    let clients = arguments.clients_or(CLIENTS);
    let turn = (arguments.duration / ROUNDS).max(Duration::from_secs(1));
    let pgbench = Pgbench::all(home, contenders, clients)?;
    let mut tallies: Vec<(&'static str, Tally)> = Vec::new();
    tallies.extend(contenders.iter().map(|contender| (contender.name(), Tally::default())));
    tallies.extend(pgbench.iter().map(|program| (program.name, Tally::default())));
    for round in 0..ROUNDS {
        let mut order: Vec<usize> = (0..tallies.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for place in order {
            home.settle(platform).await?;
            let tally = &mut tallies[place].1;
            let contender = contenders.get(place);
            if let Some(contender) = contender {
                let warmed = drive::run(platform, contender, clients, WARM_UP.min(turn)).await?;
                tally.acknowledged += warmed.answers();
            }
            let meter = Meter::start(cluster);
            let outcome = match contender {
                Some(contender) => drive::run(platform, contender, clients, turn).await?,
                None => pgbench[place - contenders.len()].run(home, turn)?,
            };
            if contender.is_none() {
                tokio::time::sleep(cluster::PARTING).await;
            }
            let cost = meter.stop();
            tally.add(outcome, Cost { own_cpu: contender.and(cost.own_cpu), ..cost });
        }
    }
    Ok(Rounds(tallies))
}

impl Tally {
    fn add(&mut self, outcome: Outcome, cost: Cost) {
        let sum = |old: Option<Duration>, new: Option<Duration>| new.map(|new| old.unwrap_or_default() + new);
        self.acknowledged += outcome.answers();
        self.rates.push(outcome.rate());
        self.outcome.add(outcome);
        self.own_cpu = sum(self.own_cpu, cost.own_cpu);
        self.postgres_cpu = sum(self.postgres_cpu, cost.postgres_cpu);
    }
}
