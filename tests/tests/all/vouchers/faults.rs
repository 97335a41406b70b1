use rebated_domain::user::Role;
use rebated_service::{jobs, verify};
use rebated_tests::store::run;
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use super::{Granted, get, granted, voucher, word};

/// What `systemHealth` says of vouchers.
async fn stuck(app: &TestApp) -> Vec<Value> {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let health = admin.send("{ systemHealth { stuck { kind count oldestId } } }", json!({})).await.ok();
    let stuck = health.list("/systemHealth/stuck").to_vec();
    stuck.into_iter().filter(|stuck| stuck["kind"] == "VOUCHERS").collect()
}

/// What `rebated verify` finds.
async fn findings(app: &TestApp) -> Vec<String> {
    let report = verify::verify(app.platform(), |_| {}).await.unwrap();
    report.findings.into_iter().map(|finding| finding.first).collect()
}

/// The job of the night.
async fn look(app: &TestApp) {
    jobs::enqueue_scheduled(app.platform()).await.unwrap();
    app.run_jobs().await;
}

async fn reissue(app: &TestApp, role: Role, refund: &str) -> GqlAnswer {
    let client = app.as_user(&app.staff(role).await);
    let wanted = "voucher { number sha256Pdf sha256Json }";
    run(&client, "refundVoucherReissue", wanted, json!({ "refundId": refund })).await
}

fn codes(answer: &GqlAnswer) -> Vec<&str> {
    answer.user_errors("refundVoucherReissue").into_iter().map(|(code, _)| code).collect()
}

fn key(app: &TestApp, end: &str) -> String {
    app.shelf().keys().into_iter().find(|key| key.ends_with(end)).unwrap()
}

both_databases! {
    async fn changed_bytes_are_never_handed_out_and_are_found(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let made = voucher(app, &li.token, &refund).await;
        let json = get(app, word(&made, "jsonUrl")).await.bytes;
        let mut changed = json.clone();
        changed[20] ^= 1;
        app.shelf().put_raw(&key(app, ".json"), &changed);
        let file = get(app, word(&made, "jsonUrl")).await;
        assert_eq!(file.status, 404);
        assert!(!file.bytes.windows(20).any(|part| changed.windows(20).any(|other| other == part)));
        assert_eq!(get(app, word(&made, "pdfUrl")).await.status, 200, "the other document is whole");
        let found = stuck(app).await;
        assert_eq!((found.len(), &found[0]["count"], &found[0]["oldestId"]), (1, &json!(1), &json!(refund)));
        let number = word(&made, "number");
        assert_eq!(findings(app).await, [format!("{number}: JSON CHANGED")]);
        reissue(app, Role::Finance, &refund).await.ok();
        assert_eq!(get(app, word(&made, "jsonUrl")).await.bytes, json, "byte by byte");
        assert!(stuck(app).await.is_empty() && findings(app).await.is_empty());
    }

    async fn a_lost_document_is_found_at_night_and_made_again_as_it_was(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let made = voucher(app, &li.token, &refund).await;
        let pdf = get(app, word(&made, "pdfUrl")).await.bytes;
        look(app).await;
        assert!(stuck(app).await.is_empty());
        app.shelf().lose(&key(app, ".pdf"));
        assert!(stuck(app).await.is_empty(), "nobody has looked");
        app.clock().advance(chrono::Duration::days(1));
        look(app).await;
        assert_eq!(stuck(app).await[0]["count"], 1);
        let number = word(&made, "number");
        assert_eq!(findings(app).await, [format!("{number}: PDF LOST")]);
        let again = reissue(app, Role::Finance, &refund).await.ok();
        assert_eq!(again.text("/refundVoucherReissue/voucher/sha256Pdf"), word(&made, "sha256Pdf"));
        let fresh = voucher(app, &app.sign_in(&li).await, &refund).await;
        assert_eq!(get(app, word(&fresh, "pdfUrl")).await.bytes, pdf, "byte by byte");
        assert!(stuck(app).await.is_empty() && findings(app).await.is_empty());
    }

    async fn a_document_that_came_back_is_taken_off_the_list(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let made = voucher(app, &li.token, &refund).await;
        let pdf = get(app, word(&made, "pdfUrl")).await.bytes;
        let name = key(app, ".pdf");
        app.shelf().lose(&name);
        look(app).await;
        assert_eq!(stuck(app).await[0]["count"], 1);
        app.shelf().put_raw(&name, &pdf);
        app.clock().advance(chrono::Duration::days(1));
        look(app).await;
        assert!(stuck(app).await.is_empty());
    }

    async fn only_finance_has_documents_made_again_and_only_those_that_are_not_whole(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        // one that is whole stays as it is
        reissue(app, Role::Finance, &refund).await.ok();
        app.staff(Role::Support).await;
        let before = app.snapshot().await;
        reissue(app, Role::Finance, &refund).await.ok();
        assert_eq!(reissue(app, Role::Support, &refund).await.error_codes(), ["FORBIDDEN"]);
        let client = app.as_user(&li.token);
        let input = json!({ "refundId": refund });
        let answer = run(&client, "refundVoucherReissue", "voucher { number }", input).await;
        assert_eq!(answer.error_codes(), ["FORBIDDEN"]);
        let nothing = reissue(app, Role::Finance, "nothing").await;
        assert_eq!(codes(&nothing), ["VOUCHER_NOT_FOUND"]);
        app.shelf().fail(true);
        let failed = reissue(app, Role::Finance, &refund).await;
        assert_eq!(codes(&failed), ["UNREACHABLE"]);
        app.shelf().fail(false);
        app.assert_unchanged_since(&before).await;
    }
}
