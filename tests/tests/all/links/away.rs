use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rebated_domain::order::OrderSource;
use rebated_service::networks::TroubleKind;
use rebated_tests::{Site, both_databases};
use serde_json::{Value, json};

use super::{JD, JD_ITEM, convert, counts, refused};

both_databases! {
    async fn what_was_known_makes_up_for_a_network_that_is_away(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let first = convert(&app.as_user(&li.token), json!({ "text": JD })).await.ok();
        for code in ["UNREACHABLE", "CIRCUIT_OPEN"] {
            jd.fails(TroubleKind::Away, code);
            app.clock().advance(TimeDelta::hours(12) - TimeDelta::minutes(1));
            let client = app.as_user(&app.sign_in(&li).await);
            let stale = convert(&client, json!({ "text": JD })).await.ok();
            assert_eq!(stale.data("/linkConvert/link"), first.data("/linkConvert/link"));
            assert_eq!(stale.data("/linkConvert/estimate"), first.data("/linkConvert/estimate"));
            assert_eq!(stale.text("/linkConvert/reason"), "PRODUCT_STALE");
        }
        // what is known of the product is too old now, but the link still leads there
        app.clock().advance(TimeDelta::hours(1));
        let client = app.as_user(&app.sign_in(&li).await);
        let bare = convert(&client, json!({ "text": JD })).await.ok();
        assert_eq!(bare.data("/linkConvert/link"), first.data("/linkConvert/link"));
        let missing = ["product", "estimate", "estimateCompared", "expectedAt"];
        assert!(missing.iter().all(|field| bare.data("/linkConvert")[field].is_null()), "{:#}", bare.body());
        assert_eq!(bare.text("/linkConvert/reason"), "ESTIMATE_UNKNOWN");
        assert_eq!(refused(&client, json!({ "text": JD, "channel": "new" })).await, "NETWORK_AWAY");
        // after a month not even that
        app.clock().advance(TimeDelta::days(30));
        let client = app.as_user(&app.sign_in(&li).await);
        assert_eq!(refused(&client, json!({ "text": JD })).await, "NETWORK_AWAY");
        jd.recovers();
        let back = convert(&client, json!({ "text": JD })).await.ok();
        assert_eq!(*back.data("/linkConvert/reason"), Value::Null);
        assert_ne!(back.data("/linkConvert/link/id"), first.data("/linkConvert/link/id"));
    }

    async fn trouble_is_told_by_what_can_be_done(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let client = app.as_user(&app.member("li").await.token);
        let before = app.snapshot().await;
        for (kind, code) in [
            (TroubleKind::Away, "NETWORK_AWAY"),
            (TroubleKind::Limited, "NETWORK_AWAY"),
            (TroubleKind::Refused, "NETWORK_REFUSED"),
            (TroubleKind::BadAnswer, "NETWORK_REFUSED"),
        ] {
            jd.fails(kind, "X");
            assert_eq!(refused(&client, json!({ "text": JD })).await, code, "{kind:?}");
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn the_link_alone_may_fail(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let first = convert(&client, json!({ "text": JD })).await.ok();
        // the product is known, the link for the new channel is not
        jd.fails(TroubleKind::Limited, "7");
        assert_eq!(refused(&client, json!({ "text": JD, "channel": "new" })).await, "NETWORK_AWAY");
        // the link is due for a new one, the product has just been asked for by somebody else
        app.clock().advance(TimeDelta::days(8));
        jd.recovers();
        convert(&app.as_user(&app.member("wang").await.token), json!({ "text": JD })).await.ok();
        jd.fails(TroubleKind::Away, "X");
        let client = app.as_user(&app.sign_in(&li).await);
        let again = convert(&client, json!({ "text": JD })).await.ok();
        assert_eq!(again.data("/linkConvert/link"), first.data("/linkConvert/link"));
        assert_eq!(*again.data("/linkConvert/reason"), Value::Null);
    }

    async fn nobody_waits_longer_than_is_promised(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let mut node = app.node(7).await;
        let platform = Arc::get_mut(&mut node).unwrap();
        assert_eq!(platform.link_memory.patience, Duration::from_secs(3));
        platform.networks.add(Arc::clone(jd) as _);
        platform.link_memory.patience = Duration::from_secs(1);
        let client = Site::of(&node).as_user(&app.member("li").await.token);
        let pause = jd.pause();
        assert_eq!(refused(&client, json!({ "text": JD })).await, "NETWORK_AWAY");
        drop(pause);
        convert(&client, json!({ "text": JD })).await.ok();
        // the product is known by now: what hangs is the link
        let _pause = jd.pause();
        assert_eq!(refused(&client, json!({ "text": JD, "channel": "new" })).await, "NETWORK_AWAY");
        assert_eq!(counts(jd), (2, 2));
    }

    async fn one_that_hangs_delays_no_other(app: &TestApp) {
        let (jd, taobao) = (app.partner(OrderSource::Jd), app.partner(OrderSource::Taobao));
        jd.sells(JD_ITEM, &[]);
        taobao.sells("610000000001", &[]);
        let li = app.as_user(&app.member("li").await.token);
        let wang = app.as_user(&app.member("wang").await.token);
        let pause = jd.pause();
        let hanging = {
            let li = li.clone();
            tokio::spawn(async move { convert(&li, json!({ "text": JD })).await })
        };
        while counts(jd).0 == 0 {
            tokio::task::yield_now().await;
        }
        for client in [&wang, &li] {
            let text = "https://item.taobao.com/item.htm?id=610000000001";
            convert(client, json!({ "text": text })).await.ok();
        }
        assert!(!hanging.is_finished());
        drop(pause);
        hanging.await.unwrap().ok();
    }
}
