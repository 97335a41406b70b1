use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_entity::user;
use rebated_service::page::PageRequest;
use rebated_service::users::queries::{self, UserFilter};
use rebated_service::users::{NewMember, Whom, link_identity, register, set_tier};
use rebated_service::{Actor, Platform, Who};

/// Somebody who is to become a member.
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    locale: &'static str,
    /// The place in the cast of whoever invited them.
    inviter: Option<usize>,
    tier: &'static str,
    chat: &'static str,
}

const fn person(
    name: &'static str,
    email: &'static str,
    locale: &'static str,
    inviter: Option<usize>,
    tier: &'static str,
    chat: &'static str,
) -> Person {
    Person { name, email, locale, inviter, tier, chat }
}

/// The member whose token is printed.
pub(super) const FIRST: &Person = &CAST[0];

/// Who buys. The first one is asked about most.
pub(super) const CAST: [Person; 12] = [
    person("李晓雨", "li.xiaoyu@demo.example", "zh-CN", None, "GOLD", "WECHAT"),
    person("王建国", "wang.jianguo@demo.example", "zh-CN", Some(0), "STANDARD", "WECHAT"),
    person("Emma Clarke", "emma.clarke@demo.example", "en", Some(0), "SILVER", "TELEGRAM"),
    person("陈思远", "chen.siyuan@demo.example", "zh-CN", Some(0), "STANDARD", "WECHAT"),
    person("张伟", "zhang.wei@demo.example", "zh-CN", Some(1), "STANDARD", "WECHAT"),
    person("Daniel Ortiz", "daniel.ortiz@demo.example", "en", Some(2), "SILVER", "TELEGRAM"),
    person("刘洋", "liu.yang@demo.example", "zh-CN", Some(3), "STANDARD", "WECHAT"),
    person("赵敏", "zhao.min@demo.example", "zh-CN", None, "GOLD", "WECHAT"),
    person("Sophie Martin", "sophie.martin@demo.example", "en", Some(7), "STANDARD", "TELEGRAM"),
    person("周明", "zhou.ming@demo.example", "zh-CN", Some(7), "STANDARD", "WECHAT"),
    person("黄丽华", "huang.lihua@demo.example", "zh-CN", Some(4), "STANDARD", "WECHAT"),
    person("James Wilson", "james.wilson@demo.example", "en", None, "STANDARD", "TELEGRAM"),
];

/// Joins last and buys nothing: where this member is, the data set is whole.
const NEWCOMER: Person = person("孙悦", "sun.yue@demo.example", "zh-CN", Some(0), "STANDARD", "WECHAT");

/// A member of the cast.
pub(super) struct Member {
    pub(super) id: UserId,
    pub(super) created_at: DateTime<Utc>,
}

impl Member {
    pub(super) fn actor(&self) -> Actor {
        Who::User { id: self.id, role: Role::Member, session: None }.into()
    }
}

/// Under which name a source knows a member of the cast.
pub(super) fn buyer_ref(source: OrderSource, place: usize) -> String {
    match source {
        OrderSource::Taobao => format!("relation:28260{place:05}"),
        OrderSource::Jd => format!("rebated_u{place}"),
        OrderSource::Pinduoduo => format!("u{place}"),
        OrderSource::Import | OrderSource::Store => format!("customer-{place}"),
    }
}

/// Whether the data set is whole.
pub(super) async fn is_complete(platform: &Platform) -> anyhow::Result<bool> {
    Ok(find(platform, &NEWCOMER).await?.is_some())
}

/// Whether somebody has begun to make it.
pub(super) async fn is_begun(platform: &Platform) -> anyhow::Result<bool> {
    Ok(find(platform, FIRST).await?.is_some())
}

/// Makes the cast, or finds who of it is there.
pub(super) async fn gather(platform: &Platform) -> anyhow::Result<Vec<Member>> {
    const SOURCES: [OrderSource; 4] =
        [OrderSource::Taobao, OrderSource::Jd, OrderSource::Pinduoduo, OrderSource::Import];
    let mut users: Vec<user::Model> = Vec::with_capacity(CAST.len());
    for (place, person) in CAST.iter().enumerate() {
        let inviter = person.inviter.and_then(|place| users.get(place));
        let user = join(platform, person, inviter).await?;
        for source in SOURCES {
            let subject = buyer_ref(source, place);
            link_identity(platform, &Actor::system(), Whom::User(user.id), source.code(), &subject).await?;
        }
        let chat = format!("{}-{place:04}", person.chat.to_lowercase());
        link_identity(platform, &Actor::system(), Whom::User(user.id), person.chat, &chat).await?;
        users.push(user);
    }
    Ok(users.into_iter().map(|user| Member { id: user.id, created_at: user.created_at }).collect())
}

/// Marks the data set as whole.
pub(super) async fn complete(platform: &Platform) -> anyhow::Result<()> {
    let inviter = find(platform, FIRST).await?;
    join(platform, &NEWCOMER, inviter.as_ref()).await?;
    Ok(())
}

async fn find(platform: &Platform, person: &Person) -> anyhow::Result<Option<user::Model>> {
    let filter = UserFilter { email: Some(person.email.into()), ..UserFilter::default() };
    let found = queries::page(platform.db.read(), &filter, &PageRequest::first(1)).await?;
    Ok(found.items.into_iter().next())
}

async fn join(
    platform: &Platform,
    person: &Person,
    inviter: Option<&user::Model>,
) -> anyhow::Result<user::Model> {
    let user = match find(platform, person).await? {
        Some(user) => user,
        None => {
            let member = NewMember {
                email: Some(person.email.into()),
                phone: None,
                password: password(platform),
                display_name: person.name.into(),
                invite_code: inviter.map(|inviter| inviter.invite_code.clone()),
                locale: Some(person.locale.into()),
            };
            register(platform, &Actor::anonymous(), member).await?.user
        }
    };
    if user.tier == person.tier {
        return Ok(user);
    }
    Ok(set_tier(platform, &Actor::system(), user.id, person.tier, None).await?)
}

/// One that nobody knows: a data set must not bring accounts that anybody can sign in to.
fn password(platform: &Platform) -> String {
    platform.random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}
