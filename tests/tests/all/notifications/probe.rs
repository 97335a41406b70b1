use rebated_domain::user::Role;
use rebated_service::notifications::Sent;
use rebated_tests::shop::{record, with};
use rebated_tests::{GqlAnswer, Member, TestApp};
use serde_json::{Value, json};

const LIST: &str = "query Of($user: ID!) { notifications(userId: $user, last: 100) { edges { node {
    id kind language title body readAt
    deliveries { channel state attempts lastError dueAt sentAt jobId }
} } } }";

/// What a member was told, oldest first.
pub async fn told(app: &TestApp, member: &Member) -> Vec<Value> {
    app.run_jobs().await;
    let support = app.as_user(&app.staff(Role::Support).await);
    let answer = support.send(LIST, json!({ "user": member.id })).await.ok();
    let mut all: Vec<Value> =
        answer.list("/notifications/edges").iter().map(|edge| edge["node"].clone()).collect();
    all.reverse();
    all
}

/// The kinds of what a member was told, sorted, but for sign-ins, which tests make as they go.
pub async fn kinds(app: &TestApp, member: &Member) -> Vec<String> {
    let all = told(app, member).await;
    let mut kinds: Vec<String> =
        all.iter().map(|it| it["kind"].as_str().unwrap().to_owned()).filter(|it| it != "SIGNED_IN").collect();
    kinds.sort();
    kinds
}

/// The one notification of a kind.
pub async fn one(app: &TestApp, member: &Member, kind: &str) -> Value {
    let mut all = told(app, member).await;
    all.retain(|it| it["kind"] == kind);
    assert_eq!(all.len(), 1, "{kind}: {all:?}");
    all.remove(0)
}

/// A member who is the buyer `name`, in a language.
pub async fn buyer(app: &TestApp, name: &str, locale: &str) -> Member {
    let member = app.member(name).await;
    app.link(&member, name).await;
    let call = format!(
        "mutation {{ userUpdate(input: {{ locale: \"{locale}\" }}) {{ userErrors {{ code field message }} }} }}"
    );
    app.as_user(&member.token).send(&call, json!({})).await.ok();
    member
}

/// A report about the buyer's order.
pub async fn report(app: &TestApp, buyer: &str, day: u32, changes: Value) {
    let modified = json!({ "modifiedAt": format!("2026-10-{day:02}T08:00:00+08:00") });
    let order = with(record(&format!("order of {buyer}"), &format!("line of {buyer}"), buyer), modified);
    app.import(json!([with(order, changes)])).await.ok();
}

/// Sends a mutation with an input, whose user errors are read.
pub async fn call(
    app: &TestApp,
    token: &str,
    mutation: &str,
    ty: &str,
    wanted: &str,
    input: Value,
) -> GqlAnswer {
    let text = format!(
        "mutation($input: {ty}!) {{ {mutation}(input: $input) {{ {wanted} userErrors {{ code field message }} }} }}"
    );
    app.as_user(token).send(&text, json!({ "input": input })).await
}

/// What went out, by channel and address or text.
pub fn sent(app: &TestApp) -> Vec<String> {
    let one = |sent: Sent| match sent {
        Sent::Mail(mail) => format!("mail {}: {}", mail.to, mail.subject),
        Sent::Sms(sms) => format!("sms {}: {}", sms.to, sms.kind),
        Sent::Push(push) => format!("push {}: {}", push.token, push.title),
    };
    app.post().messages().into_iter().map(one).collect()
}

/// The delivery through a channel.
pub fn delivery<'a>(notification: &'a Value, channel: &str) -> &'a Value {
    let all = notification["deliveries"].as_array().unwrap();
    all.iter().find(|it| it["channel"] == channel).unwrap_or_else(|| panic!("no {channel}: {all:?}"))
}
