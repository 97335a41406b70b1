//! Bodies that come slowly, or never.

use std::time::Duration;

use rebated::server::HttpOptions;
use rebated_tests::{Site, TestApp, both_databases, wide_options};
use serde_json::json;

use super::wire::{POST, Wire};

fn impatient(app: &TestApp) -> Site {
    app.site(HttpOptions { request_timeout: Duration::from_millis(300), ..wide_options() })
}

both_databases! {
    async fn half_a_body_is_not_waited_for(app: &TestApp) {
        let server = impatient(app).serve().await;
        for body in ["Content-Length: 26\r\n\r\n{\"query\"", "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"query\"\r\n"] {
            let mut wire = Wire::connect(&server).await;
            wire.write(&format!("{POST}{body}")).await;
            let (head, answer) = wire.json().await;
            assert_eq!(head.status, 503);
            assert_eq!(answer["errors"][0]["extensions"]["code"], "TIMEOUT");
            assert!(answer.get("data").is_none(), "{answer:#}");
            // what may still come of the body is no request
            wire.closed().await;
        }
    }

    async fn a_body_may_come_in_pieces(app: &TestApp) {
        let server = app.serve().await;
        let mut wire = Wire::connect(&server).await;
        for _ in 0..2 {
            wire.write(&format!("{POST}Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n")).await;
            assert_eq!(wire.head().await.status, 100);
            for piece in ["{\"query\"", ":\"{ __ty", "pename }\"}"] {
                wire.write(&format!("{:x}\r\n{piece}\r\n", piece.len())).await;
            }
            wire.write("0\r\n\r\n").await;
            let (head, answer) = wire.json().await;
            assert_eq!((head.status, &answer["data"]), (200, &json!({ "__typename": "Query" })));
        }
    }

    async fn a_body_that_was_refused_does_not_spoil_the_next_request(app: &TestApp) {
        let server = app.serve().await;
        let mut wire = Wire::connect(&server).await;
        let text = POST.replace("application/json", "text/plain");
        wire.write(&format!("{text}Content-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n")).await;
        let (head, answer) = wire.json().await;
        assert_eq!(head.status, 415);
        assert_eq!(answer["errors"][0]["extensions"]["code"], "UNSUPPORTED_MEDIA_TYPE");
        wire.is_served().await;
    }
}
