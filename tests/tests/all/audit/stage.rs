//! Plays cases and reads what was written about them.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rebated_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::case::Case;

pub const ENTRIES: &str = "query Entries($first: Int, $after: String, $filter: AuditFilter) {
    auditEntries(first: $first, after: $after, filter: $filter) {
        edges { node {
            action permission actorKind actor { id } objectType objectId before after note requestId
        } }
        pageInfo { hasNextPage endCursor }
    }
}";

/// Entries, newest first.
pub async fn entries(reader: &Client, variables: Value) -> Vec<Value> {
    let answer = reader.send(ENTRIES, variables).await.ok();
    answer.list("/auditEntries/edges").iter().map(|edge| edge["node"].clone()).collect()
}

/// What is known under which name.
#[derive(Default)]
pub struct Stage(BTreeMap<String, String>);

impl Stage {
    /// Keeps a value under `$NAME` and, if it is a global id, the UUID within under `#NAME`.
    pub fn keep(&mut self, name: &str, value: &str) {
        self.0.insert(format!("${name}"), value.to_owned());
        let text = URL_SAFE_NO_PAD.decode(value).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some((_, uuid)) = text.as_deref().and_then(|text| text.split_once(':')) {
            self.0.insert(format!("#{name}"), uuid.to_owned());
        }
    }

    /// What is kept under `$NAME`.
    pub fn kept(&self, name: &str) -> &str {
        self.0.get(&format!("${name}")).unwrap_or_else(|| panic!("nobody kept {name}"))
    }

    /// A text with everything that is known in the place of its name; longer names go first.
    fn spell(&self, text: &str) -> String {
        let spelled =
            self.0.iter().rev().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
        assert!(!spelled.contains('$') && !spelled.contains('#'), "a name that nobody kept: {spelled}");
        spelled
    }

    fn client(&self, app: &TestApp, caller: &str) -> Client {
        if caller.is_empty() { app.as_anonymous() } else { app.as_user(self.kept(caller)) }
    }

    /// Runs a case in a request of its own and answers the entry that is expected of it.
    pub async fn play(&mut self, app: &TestApp, case: &Case, request: &str) -> Value {
        let (mutation, input) = (case.mutation, self.spell(case.input));
        let wanted = format!("{} userErrors {{ code field message }}", case.wanted);
        let call = format!("mutation {{ {mutation}(input: {{ {input} }}) {{ {wanted} }} }}");
        let client = self.client(app, case.caller).in_request(request);
        let answer = client.send(&call, json!({})).await.ok();
        for (name, pointer) in case.keeps {
            let value = answer.text(&format!("/{mutation}{pointer}")).to_owned();
            self.keep(name, &value);
        }
        let spelled = |value: &Value| -> Value {
            serde_json::from_str(&self.spell(&value.to_string())).expect("names stand within texts")
        };
        let id = |name: &str| if name.is_empty() { Value::Null } else { self.kept(name).into() };
        let (kind, actor) = case.actor;
        let (object_type, object) = case.object;
        json!({
            "action": screaming(case.action),
            "permission": case.permission,
            "actorKind": kind,
            "actor": json!({ "id": id(actor) }),
            "objectType": object_type,
            "objectId": id(object),
            "before": spelled(&case.before),
            "after": spelled(&case.after),
            "note": case.note,
            "requestId": request,
        })
    }
}

/// `userTierSet` as `USER_TIER_SET`.
pub fn screaming(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}
