//! Counters in Prometheus' text format. Labels are routes, statuses and codes, never text that a
//! client may choose.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use rebated_service::Platform;
use rebated_service::events::{self, Lag};
use rebated_service::refunds::metrics as refunds;

/// How often old samples are folded.
const UPKEEP: Duration = Duration::from_secs(5);

/// The process's recorder, installed on first use.
fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let duration = Matcher::Full(refunds::DURATION.to_owned());
        let buckets = PrometheusBuilder::new().set_buckets_for_metric(duration, refunds::DURATION_BUCKETS);
        let recorder = buckets.expect("the buckets are not empty").build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("Another metrics recorder was installed first; /metrics stays empty.");
        }
        metrics::describe_counter!("rebated_http_requests_total", "HTTP requests by route and status.");
        metrics::describe_counter!("rebated_graphql_errors_total", "GraphQL errors by code.");
        metrics::describe_counter!("rebated_sql_statements_total", "SQL statements sent.");
        metrics::describe_counter!("rebated_job_attempts_total", "Attempts at jobs by kind and outcome.");
        metrics::describe_counter!("rebated_jobs_dead_total", "Jobs that failed for good, by kind.");
        metrics::describe_gauge!("rebated_jobs", "Jobs that wait, run or are dead, by kind.");
        metrics::describe_histogram!("rebated_job_seconds", "How long attempts took, by kind.");
        metrics::describe_gauge!("rebated_events_waiting", "Events that a step has still before it.");
        metrics::describe_gauge!("rebated_events_lag_seconds", "Age of the oldest of them.");
        metrics::describe_counter!("rebated_broker_connects_total", "Connections to the broker.");
        metrics::describe_counter!("rebated_broker_confirms_total", "Messages that the broker confirmed.");
        metrics::describe_counter!("rebated_broker_failures_total", "Losses of the broker.");
        metrics::describe_counter!("rebated_payment_calls_total", "Calls to payment channels by outcome.");
        metrics::describe_histogram!("rebated_payment_call_seconds", "How long those calls took.");
        metrics::describe_counter!(
            "rebated_payment_callbacks_total",
            "Callbacks by what came of reading them."
        );
        metrics::describe_counter!("rebated_payment_inbox_total", "Callbacks that were stored.");
        metrics::describe_counter!(
            "rebated_payment_notices_total",
            "Callbacks by what they meant to our books."
        );
        metrics::describe_counter!("rebated_payments_disputed_total", "Payments that do not fit ours.");
        metrics::describe_counter!("rebated_payment_returns_stopped_total", "Returns that wait for people.");
        metrics::describe_gauge!(
            "rebated_payment_breaker",
            "0 closed, 1 half open, 2 open: a channel is down."
        );
        metrics::describe_counter!(
            "rebated_limits_outages_total",
            "Losses of what nodes share of rate limits."
        );
        metrics::describe_counter!(
            "rebated_limits_in_process_total",
            "Decisions about rate limits that were not shared because of that."
        );
        metrics::describe_counter!(
            "rebated_link_clicks_dropped_total",
            "Clicks that were not written, by reason."
        );
        describe_refunds();
        handle
    })
}

fn describe_refunds() {
    metrics::describe_histogram!(
        refunds::DURATION,
        "Seconds to success, from the request or from the last call of the channel."
    );
    metrics::describe_counter!(refunds::FAILURES, "What kept refunds from going on, by reason.");
    metrics::describe_gauge!(refunds::QUEUE, "Refunds that are not at their end, by state.");
    metrics::describe_gauge!(refunds::OLDEST, "Longest time that one is in its state.");
    metrics::describe_gauge!(refunds::BROKEN, "Documents of vouchers that are lost or changed.");
    metrics::describe_counter!("rebated_voucher_faults_total", "Such documents, each time one is met.");
    metrics::describe_counter!("rebated_courier_calls_total", "Questions to the courier by outcome.");
    metrics::describe_counter!(
        "rebated_courier_callbacks_total",
        "Callbacks of couriers by what came of them."
    );
    refunds::announce();
}

/// Folds samples for as long as the server runs.
pub async fn upkeep() {
    let mut ticks = tokio::time::interval(UPKEEP);
    loop {
        ticks.tick().await;
        recorder().run_upkeep();
    }
}

/// Counts a request.
pub async fn count(request: Request, next: Next) -> Response {
    recorder();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "other".to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("rebated_http_requests_total", "route" => route, "status" => status).increment(1);
    response
}

/// How far the steps of the way of events are behind; the last figures stay when it cannot be read.
async fn measure_lags(platform: &Platform) {
    let Ok(lags) = events::lags(platform).await else { return };
    for Lag { step, events, since } in lags {
        let seconds = since.map_or(0, |since| (platform.now() - since).num_seconds().max(0));
        for (gauge, value) in [("rebated_events_waiting", events), ("rebated_events_lag_seconds", seconds)] {
            let value = u32::try_from(value).unwrap_or(u32::MAX);
            metrics::gauge!(gauge, "step" => step).set(value);
        }
    }
}

/// `/metrics`.
pub async fn page(State(platform): State<Arc<Platform>>) -> impl IntoResponse {
    measure_lags(&platform).await;
    refunds::measure(&platform).await;
    metrics::counter!("rebated_sql_statements_total").absolute(platform.db.statements());
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder().render())
}
