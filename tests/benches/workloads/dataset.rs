use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::money::{Money, Rate};
use rebated_domain::order::OrderStatus;
use rebated_domain::refund::RefundReason;
use rebated_domain::rule::{Reward, RuleSpec};
use rebated_domain::user::Role;
use rebated_service::orders::queries::{OrderFilter, page};
use rebated_service::page::PageRequest;
use rebated_service::refunds::{self, Decision, RefundRequest};
use rebated_service::rules::{self, NewVersion};
use rebated_service::users::{NewMember, Whom, link_identity, register};
use rebated_service::{Actor, Platform, Who, jobs};

use super::arguments::Arguments;
use super::records::{self, LINES, buyer_ref};

/// How many orders a member has.
const ORDERS_PER_MEMBER: u64 = 40;

/// Members with orders of four months.
pub struct DataSet {
    pub orders: u64,
    /// When it was made: orders are dated back from here.
    pub now: DateTime<Utc>,
    pub members: Vec<UserId>,
}

impl DataSet {
    /// Makes the members and the rule that pays them.
    pub async fn begin(platform: &Platform, arguments: &Arguments) -> anyhow::Result<Self> {
        publish_rule(platform).await?;
        let wanted = usize::try_from(arguments.orders / ORDERS_PER_MEMBER)?.max(arguments.clients());
        let mut members = Vec::with_capacity(wanted);
        for member in 0..wanted {
            members.push(join(platform, member).await?);
        }
        Ok(Self { orders: arguments.orders, now: platform.now(), members })
    }

    /// How many lines the orders have.
    pub fn lines(&self) -> u64 {
        self.orders * LINES
    }

    /// Writes the orders as JSON Lines, as a source would deliver them.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        for order in 0..self.orders {
            let member = usize::try_from(order)? % self.members.len();
            for line in 0..LINES {
                let record = records::imported(order, self.orders, line, member, self.now);
                serde_json::to_writer(&mut file, &record)?;
                file.write_all(b"\n")?;
            }
        }
        Ok(file.flush()?)
    }

    /// Asks for one refund a member, grants every second one, and does what is due.
    pub async fn complete(&self, platform: &Platform) -> anyhow::Result<()> {
        for (place, member) in self.members.iter().enumerate() {
            let filter = OrderFilter {
                buyer: Some(*member),
                statuses: vec![OrderStatus::Received, OrderStatus::Settled],
                ..OrderFilter::default()
            };
            let newest = page(platform.db.read(), &filter, true, &PageRequest::first(1)).await?;
            let Some(order) = newest.items.first() else { continue };
            let wanted = RefundRequest {
                order_id: order.id,
                lines: Vec::new(),
                amount: Some(Money::new(order.paid_minor / 2, order.currency)),
                reason: RefundReason::Defective,
                note: None,
                evidence: vec!["https://pictures.example/broken.jpg".into()],
                to_balance: false,
                no_return: None,
            };
            let buyer = Actor::from(Who::User { id: *member, role: Role::Member, session: None });
            let refund = refunds::request(platform, &buyer, wanted, None).await?;
            if place % 2 == 0 {
                let decision = Decision { refund_id: refund.id, note: None, expected_version: None };
                refunds::approve(platform, &Actor::system(), decision).await?;
            }
        }
        jobs::run_sweeps(platform).await?;
        Ok(())
    }
}

/// The address with which a member signs in.
pub fn email(member: usize) -> String {
    format!("member{member}@bench.example")
}

async fn join(platform: &Platform, member: usize) -> anyhow::Result<UserId> {
    let new = NewMember {
        email: Some(email(member)),
        password: "correct horse battery staple".into(),
        display_name: format!("Member {member}"),
        ..NewMember::default()
    };
    let id = register(platform, &Actor::anonymous(), new).await?.user.id;
    link_identity(platform, &Actor::system(), Whom::User(id), "TAOBAO", &buyer_ref(member)).await?;
    Ok(id)
}

async fn publish_rule(platform: &Platform) -> anyhow::Result<()> {
    let half = Rate::try_from_ppm(Rate::WHOLE_PPM / 2)?;
    let version = NewVersion {
        rule_id: None,
        key: None,
        name: "Half of the commission".into(),
        priority: 100,
        starts_at: None,
        ends_at: None,
        spec: RuleSpec::paying(Reward::PercentOfCommission(half)),
        expected_version: None,
    };
    let rule = rules::draft(platform, &Actor::system(), version).await?;
    rules::publish(platform, &Actor::system(), rule.id, None, None).await?;
    Ok(())
}
