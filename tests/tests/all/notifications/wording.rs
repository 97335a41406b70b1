use rebated_domain::user::Role;
use rebated_service::notifications::Sent;
use rebated_tests::both_databases;
use serde_json::{Value, json};

use super::probe::{buyer, call, one, report};

const UPDATE: &str = "notificationTemplateUpdate";
const INPUT: &str = "NotificationTemplateInput";

fn draft(medium: &str, title: &str, body: &str, html: Option<&str>) -> Value {
    json!({ "kind": "REBATE_CREDITED", "medium": medium, "language": "EN", "title": title, "body": body, "html": html })
}

both_databases! {
    async fn administrators_write_other_words(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        let admin = app.staff(Role::Admin).await;
        let mail = draft("EMAIL", "You earned {{ amount }}", "Well done: {{ amount }}", Some("<b>{{ amount }}</b>"));
        let done = call(app, &admin, UPDATE, INPUT, "template { version }", mail).await.ok();
        assert_eq!(done.data("/notificationTemplateUpdate/template/version"), 1);
        let inbox = draft("IN_APP", "Money!", "{{ amount }}", None);
        call(app, &admin, UPDATE, INPUT, "", inbox.clone()).await.ok();
        let before = app.snapshot().await;
        call(app, &admin, UPDATE, INPUT, "", inbox.clone()).await.ok();
        let mut stale = draft("IN_APP", "Other", "{{ amount }}", None);
        stale["expectedVersion"] = 0.into();
        let refused = call(app, &admin, UPDATE, INPUT, "", stale).await;
        assert_eq!(refused.user_errors(UPDATE), [("STALE_VERSION", "input.expectedVersion")]);
        app.assert_unchanged_since(&before).await;
        let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": "2026-10-02T00:00:00Z" });
        report(app, "li", 1, settled).await;
        let told = one(app, &li, "REBATE_CREDITED").await;
        assert_eq!((&told["title"], &told["body"]), (&"Money!".into(), &"10.00 CNY".into()));
        let messages = app.post().messages();
        let [Sent::Mail(mail)] = &messages[..] else { panic!("{messages:?}") };
        assert_eq!((mail.subject.as_str(), mail.html.as_str()), ("You earned 10.00 CNY", "<b>10.00 CNY</b>"));
    }

    async fn what_does_not_render_is_not_saved(app: &TestApp) {
        let admin = app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
        for (input, code, field) in [
            (draft("EMAIL", "{{ number }}", "x", None), "BAD_TEMPLATE", "input.title"),
            (draft("EMAIL", "x", endless, None), "BAD_TEMPLATE", "input.body"),
            (draft("EMAIL", "x", "x", Some("{% if %}")), "BAD_TEMPLATE", "input.html"),
            (draft("SMS", "x", "x", Some("<b>x</b>")), "HTML_ONLY_FOR_MAIL", "input.html"),
        ] {
            let refused = call(app, &admin, UPDATE, INPUT, "", input.clone()).await;
            assert_eq!(refused.user_errors(UPDATE), [(code, field)]);
            let preview = "query($input: NotificationTemplateInput!) { notificationTemplatePreview(input: $input) {
                sample { title } userErrors { code field message } } }";
            let seen = app.as_user(&admin).send(preview, json!({ "input": input })).await;
            assert_eq!(seen.user_errors("notificationTemplatePreview"), [(code, field)]);
        }
        let list = "{ notificationTemplates { kind medium language version title body } }";
        let list = app.as_user(&admin).send(list, json!({})).await.ok();
        assert_eq!(list.list("/notificationTemplates").len(), 21 * 4 * 2);
        app.assert_unchanged_since(&before).await;
    }
}
