//! A platform with a campaign's rules: prices orders as the books would.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};
use rebated_domain::id::{OrderLineId, RuleId, RuleVersionId, UserId};
use rebated_domain::money::{Currency, Money};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::expression::Condition;
use rebated_domain::rule::{
    Applied, Beneficiaries, BuyerFacts, Choice, Explanation, LimitBook, LineAmounts, LineFacts, Local,
    OrderFacts, PricedLine, PricingLine, PublishedRule, RuleDocument, RuleIndex, Step, Term, TermEnd,
    price_order,
};
use uuid::Uuid;

use crate::case::{Campaign, LineEntry, OrderEntry, TermEntry};

/// The rules in force with the counters so far.
pub struct Platform {
    index: RuleIndex,
    book: LimitBook,
}

/// One line with everything that was found out about it.
pub struct Priced {
    pub choices: Vec<(BeneficiaryRole, Choice)>,
    pub line: PricedLine<Vec<Step>>,
    pub explanations: Vec<Explanation>,
}

/// The rules of a campaign, read as a file of rules and published.
pub fn published(campaign: &Campaign) -> Vec<PublishedRule> {
    let written = RuleDocument { schema: None, rules: campaign.rules.clone() }.to_text();
    let document = RuleDocument::parse(&written).expect("rules that were read are written readably");
    let mut keys: Vec<String> = Vec::new();
    let mut versions: HashMap<String, i32> = HashMap::new();
    let rules = document.rules.into_iter().enumerate().map(|(nth, entry)| {
        let number = versions.entry(entry.key.clone()).and_modify(|number| *number += 1).or_insert(1);
        let age = keys.iter().position(|key| *key == entry.key).unwrap_or_else(|| {
            keys.push(entry.key.clone());
            keys.len() - 1
        });
        let term = campaign.terms.iter().find(|term| term.key == entry.key && term.version == *number);
        PublishedRule {
            rule_id: RuleId(Uuid::from_u128(age as u128 + 1)),
            version_id: RuleVersionId(Uuid::from_u128(nth as u128 + 1)),
            number: *number,
            key: entry.key,
            name: entry.name,
            priority: entry.priority,
            starts_at: entry.starts_at,
            ends_at: entry.ends_at,
            term: term.map_or_else(|| Term::since(0), in_force),
            when: entry
                .spec
                .when
                .as_deref()
                .map(|when| Arc::new(Condition::compile(when).expect("a condition"))),
            spec: Arc::new(entry.spec),
        }
    });
    rules.collect()
}

fn in_force(entry: &TermEntry) -> Term {
    let end = entry.until.map(|until| TermEnd {
        until,
        edition: entry.end_edition.expect("an end says which edition decided it"),
    });
    Term { from: entry.from, edition: entry.edition, end }
}

impl Platform {
    /// A platform that has paid nothing yet.
    pub fn new(rules: Vec<PublishedRule>) -> Self {
        Self { index: RuleIndex::new(rules), book: LimitBook::default() }
    }

    /// The rules.
    pub fn index(&self) -> &RuleIndex {
        &self.index
    }

    /// Prices an order, once with its steps and once without, which must pay the same.
    pub fn price(&mut self, entry: &OrderEntry) -> Vec<Priced> {
        let order = order_facts(entry);
        let lines: Vec<PricingLine<'_>> = entry
            .lines
            .iter()
            .enumerate()
            .map(|(nth, line)| PricingLine {
                id: OrderLineId(named(&format!("{}/{nth}", entry.order))),
                facts: line_facts(line, order.currency),
            })
            .collect();
        let choices: Vec<Vec<(BeneficiaryRole, Choice)>> = lines
            .iter()
            .map(|line| {
                let roles = BeneficiaryRole::ALL.iter();
                roles.map(|role| (*role, self.index.choose(*role, &order, &line.facts))).collect()
            })
            .collect();
        let applied: Vec<Applied> = lines
            .iter()
            .zip(&choices)
            .map(|(line, choices)| {
                let mut applied = Applied::default();
                for (role, choice) in choices {
                    let found = self.index.applied(*role, &order, &line.facts, &mut Vec::new());
                    assert_eq!(found, choice.applied, "the index finds what the scan finds");
                    applied[*role as usize] = found;
                }
                applied
            })
            .collect();
        let mut untold = self.book.clone();
        let amounts = price_order::<()>(&self.index, &order, &lines, &applied, &mut untold);
        let priced = price_order::<Vec<Step>>(&self.index, &order, &lines, &applied, &mut self.book);
        for (told, untold) in priced.iter().zip(&amounts) {
            assert_eq!(told.margin, untold.margin, "telling the steps changes no amount");
            for (told, untold) in told.awards.iter().zip(&untold.awards) {
                assert_eq!(told.amount(), untold.amount(), "telling the steps changes no amount");
            }
        }
        let told = priced.into_iter().zip(choices).zip(&lines).zip(&entry.lines);
        told.map(|(((line, choices), facts), entry)| {
            let explanations = line.awards.iter().map(|award| {
                let choice = &choices[award.role as usize].1;
                Explanation::of(&self.index, &order, &facts.facts, entry.status, choice, &line, award)
            });
            Priced { explanations: explanations.collect(), choices, line }
        })
        .collect()
    }
}

/// An id that belongs to a name.
fn named(name: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
}

fn minor(amount: &str, currency: Currency) -> i64 {
    Money::parse(amount, currency).unwrap_or_else(|error| panic!("{amount} {currency}: {error}")).minor()
}

/// The zone of the platform: China has one, without summer time.
fn local(at: DateTime<Utc>) -> Local {
    let zone = FixedOffset::east_opt(8 * 3600).expect("eight hours are an offset");
    Local::from(at.with_timezone(&zone).naive_local())
}

fn order_facts(entry: &OrderEntry) -> OrderFacts<'_> {
    let user = |name: &String| UserId(named(name));
    let (buyer, currency) = (&entry.buyer, entry.currency);
    OrderFacts {
        source: entry.source,
        account: &entry.account,
        channel: entry.channel.as_deref(),
        currency,
        amount: entry.lines.iter().map(|line| minor(&line.paid, currency)).sum(),
        pinned_at: entry.pinned_at.unwrap_or(entry.placed_at),
        edition: entry.edition,
        local: local(entry.placed_at),
        buyer: BuyerFacts {
            tier: &buyer.tier,
            days_registered: buyer.days_registered,
            invited_by: buyer.invited_by.as_deref(),
            month_volume: buyer.month_volume.as_deref().map_or(0, |volume| minor(volume, currency)),
            first_settled: buyer.first_settled,
        },
        beneficiaries: Beneficiaries([
            Some(user(&buyer.name)),
            entry.inviter.as_ref().map(user),
            entry.inviter_of_inviter.as_ref().map(user),
        ]),
    }
}

fn line_facts(line: &LineEntry, currency: Currency) -> LineFacts<'_> {
    let minor = |amount: &Option<String>| amount.as_deref().map(|amount| minor(amount, currency));
    LineFacts {
        category: line.category.as_deref(),
        merchant: line.merchant.as_deref(),
        product: line.product.as_deref(),
        quantity: line.quantity,
        earns: line.status.earns(),
        amounts: LineAmounts {
            currency,
            paid: self::minor(&line.paid, currency),
            refunded_by_source: minor(&line.refunded_by_source).unwrap_or(0),
            refunded_by_platform: minor(&line.refunded_by_platform).unwrap_or(0),
            commission: minor(&line.commission),
            commission_returned: minor(&line.commission_returned),
        },
    }
}
