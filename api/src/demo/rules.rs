use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::order::OrderSource;
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::says::{Budget, Per};
use rebated_domain::rule::{Reward, RuleSpec, RuleStatus, Scope};
use rebated_entity::rebate_rule;
use rebated_service::page::PageRequest;
use rebated_service::rules::{self, NewVersion, queries};
use rebated_service::{Actor, Platform};

use super::catalogue::{BABY_CARE, BOOKS};

/// A rule of the data set and the state in which it is left.
struct Rule {
    key: &'static str,
    name: &'static str,
    priority: i32,
    beneficiary: BeneficiaryRole,
    sources: &'static [OrderSource],
    categories: &'static [&'static str],
    reward: Reward,
    subsidy: Option<Money>,
    status: RuleStatus,
}

const NETWORKS: &[OrderSource] = &[OrderSource::Taobao, OrderSource::Jd, OrderSource::Pinduoduo];

const fn percent(of: u32) -> Rate {
    match Rate::try_from_ppm(of * 10_000) {
        Ok(rate) => rate,
        Err(_) => panic!("a percentage is at most 100"),
    }
}

const RULES: [Rule; 6] = [
    Rule {
        key: "networks",
        name: "70% of commission at Taobao, JD and Pinduoduo",
        priority: 100,
        beneficiary: BeneficiaryRole::Buyer,
        sources: NETWORKS,
        categories: &[],
        reward: Reward::PercentOfCommission(percent(70)),
        subsidy: None,
        status: RuleStatus::Published,
    },
    Rule {
        key: "partner-shops",
        name: "5% of the price at partner shops",
        priority: 100,
        beneficiary: BeneficiaryRole::Buyer,
        sources: &[OrderSource::Import],
        categories: &[],
        reward: Reward::PercentOfOrder(percent(5)),
        subsidy: Some(Money::new(100_000_000, Currency::Cny)),
        status: RuleStatus::Published,
    },
    Rule {
        key: "inviters",
        name: "10% of commission to whoever invited the buyer",
        priority: 50,
        beneficiary: BeneficiaryRole::Inviter,
        sources: NETWORKS,
        categories: &[],
        reward: Reward::PercentOfCommission(percent(10)),
        subsidy: None,
        status: RuleStatus::Published,
    },
    Rule {
        key: "baby-care",
        name: "3.80 yuan for everything that a baby needs",
        priority: 200,
        beneficiary: BeneficiaryRole::Buyer,
        sources: &[],
        categories: &[BABY_CARE],
        reward: Reward::Fixed { amount: Money::new(380, Currency::Cny), per: Per::Line },
        subsidy: Some(Money::new(100_000_000, Currency::Cny)),
        status: RuleStatus::Published,
    },
    Rule {
        key: "reading-summer",
        name: "Reading summer: 8% of books",
        priority: 300,
        beneficiary: BeneficiaryRole::Buyer,
        sources: &[],
        categories: &[BOOKS, "Books"],
        reward: Reward::PercentOfOrder(percent(8)),
        subsidy: Some(Money::new(100_000_000, Currency::Cny)),
        status: RuleStatus::Paused,
    },
    Rule {
        key: "spring-festival",
        name: "Spring festival: 90% of commission",
        priority: 300,
        beneficiary: BeneficiaryRole::Buyer,
        sources: NETWORKS,
        categories: &[],
        reward: Reward::PercentOfCommission(percent(90)),
        subsidy: None,
        status: RuleStatus::Draft,
    },
];

/// Writes the rules that are not there and brings each into its state.
pub(super) async fn publish(platform: &Platform, admin: &Actor) -> anyhow::Result<()> {
    let known = queries::page(platform.db.read(), &[], &PageRequest::first(100)).await?.items;
    for rule in &RULES {
        let row = match known.iter().find(|row| row.name == rule.name) {
            Some(row) => row.clone(),
            None => rules::draft(platform, admin, version(rule)).await?,
        };
        settle(platform, admin, rule.status, row).await?;
    }
    Ok(())
}

async fn settle(
    platform: &Platform,
    admin: &Actor,
    wanted: RuleStatus,
    mut row: rebate_rule::Model,
) -> anyhow::Result<()> {
    if wanted != RuleStatus::Draft && row.status == RuleStatus::Draft {
        row = rules::publish(platform, admin, row.id, None, None).await?;
    }
    if wanted == RuleStatus::Paused && row.status == RuleStatus::Published {
        rules::pause(platform, admin, row.id, None).await?;
    }
    Ok(())
}

fn version(rule: &Rule) -> NewVersion {
    let forever: Option<DateTime<Utc>> = None;
    NewVersion {
        rule_id: None,
        key: Some(rule.key.into()),
        name: rule.name.into(),
        priority: rule.priority,
        starts_at: forever,
        ends_at: forever,
        spec: RuleSpec {
            beneficiary: rule.beneficiary,
            scope: Scope {
                sources: rule.sources.to_vec(),
                categories: rule.categories.iter().map(|category| (*category).to_owned()).collect(),
                ..Scope::default()
            },
            budget: rule.subsidy.map(|total| Budget { total: Some(total), per_day: None }),
            subsidised: rule.subsidy.is_some(),
            ..RuleSpec::paying(rule.reward.clone())
        },
        expected_version: None,
    }
}

#[cfg(test)]
mod tests {
    use rebated_domain::rule::{RuleDocument, RuleEntry, problems_of_document};

    use super::*;

    #[test]
    fn the_rules_would_do_as_a_file() {
        let entry = |rule: &Rule| RuleEntry {
            key: rule.key.into(),
            name: rule.name.into(),
            priority: rule.priority,
            starts_at: None,
            ends_at: None,
            spec: version(rule).spec,
        };
        let document = RuleDocument { schema: None, rules: RULES.iter().map(entry).collect() };
        assert_eq!(RuleDocument::parse(&document.to_text()), Ok(document.clone()));
        assert_eq!(problems_of_document(&document), []);
    }
}
