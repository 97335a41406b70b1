use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use rebated_service::clock::Clock;
use rebated_service::payments::{Callback, CallbackRefusal};
use rebated_service::store::courier::{
    Courier, CourierError, CourierNotice, Interception, NewInterception, ParcelNumber, Tracking,
};
use reqwest::Url;
use reqwest::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::CourierOptions;
use super::notice;
use super::sign::{KEY, SIGNATURE, Secrets, TIMESTAMP};
use super::wire::{INTERCEPT, InterceptRequest, InterceptionAnswer, ParcelAnswer, TRACK, TrackRequest};
use crate::payments::{KeyProblem, Link, SettingError, Watched};

/// A courier's service.
pub struct CourierClient {
    options: CourierOptions,
    secrets: Watched<Secrets>,
    link: Link,
    clock: Arc<dyn Clock>,
}

impl CourierClient {
    /// Reads the secrets; calls nobody yet.
    pub fn new(options: CourierOptions, clock: Arc<dyn Clock>) -> Result<Self, SettingError> {
        for (setting, text) in [("base_url", &options.base_url), ("notify_url", &options.notify_url)] {
            let url = Url::parse(text).ok().filter(|url| url.has_host() && url.query().is_none());
            url.ok_or_else(|| KeyProblem::NotAUrl.of(setting))?;
        }
        if options.key_id.is_empty() {
            return Err(KeyProblem::Empty.of("key_id"));
        }
        let sources = vec![("secret", options.secret.clone())];
        let parse = |texts: &[String]| {
            Secrets::read(texts.first().map_or("", String::as_str)).map_err(|problem| problem.of("secret"))
        };
        Ok(Self {
            secrets: Watched::try_new(sources, Arc::clone(&clock), parse)?,
            link: Link::new(options.limits.connect, options.limits.call),
            options,
            clock,
        })
    }

    async fn call<A: DeserializeOwned>(
        &self,
        call: &'static str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<A, CourierError> {
        let answer = self.post(path, body).await;
        let outcome = if answer.is_ok() { "ANSWERED" } else { "FAILED" };
        metrics::counter!("rebated_courier_calls_total", "call" => call, "outcome" => outcome).increment(1);
        answer
    }

    async fn post<A: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<A, CourierError> {
        let body = serde_json::to_string(body).map_err(|error| CourierError(error.to_string()))?;
        let base = &self.options.base_url;
        let at = self.clock.now().timestamp();
        let signature = self.secrets.current().of_request(at, "POST", path, &body);
        let request = self
            .link
            .client()
            .post(format!("{}{path}", base.trim_end_matches('/')))
            .header(KEY, &self.options.key_id)
            .header(TIMESTAMP, at)
            .header(SIGNATURE, signature)
            .header(CONTENT_TYPE, "application/json")
            .body(body);
        let answer = self.link.send(request).await.map_err(|error| CourierError(error.to_string()))?;
        if !answer.status.is_success() {
            return Err(CourierError(format!("status {}", answer.status.as_u16())));
        }
        serde_json::from_slice(&answer.body).map_err(|_| CourierError("an answer that cannot be read".into()))
    }

    async fn ask(&self, parcel: &ParcelNumber) -> Result<Tracking, CourierError> {
        let request = TrackRequest {
            carrier: parcel.carrier.clone(),
            number: parcel.tracking_number.clone(),
            callback_url: self.options.notify_url.clone(),
        };
        let answer: ParcelAnswer = self.call("track", TRACK, &request).await?;
        if answer.carrier != parcel.carrier || answer.number != parcel.tracking_number {
            return Err(CourierError("an answer about another parcel".into()));
        }
        Ok(answer.into())
    }

    async fn turn(&self, asked: &NewInterception) -> Result<Interception, CourierError> {
        let request = InterceptRequest {
            reference: asked.reference.clone(),
            carrier: asked.parcel.carrier.clone(),
            number: asked.parcel.tracking_number.clone(),
            callback_url: self.options.notify_url.clone(),
        };
        let answer: InterceptionAnswer = self.call("intercept", INTERCEPT, &request).await?;
        if answer.reference != asked.reference {
            return Err(CourierError("an answer about another request".into()));
        }
        Ok(answer.into())
    }
}

impl Courier for CourierClient {
    fn track<'a>(&'a self, parcel: &'a ParcelNumber) -> BoxFuture<'a, Result<Tracking, CourierError>> {
        self.ask(parcel).boxed()
    }

    fn intercept<'a>(
        &'a self,
        asked: &'a NewInterception,
    ) -> BoxFuture<'a, Result<Interception, CourierError>> {
        self.turn(asked).boxed()
    }

    fn read_callback(
        &self,
        callback: &Callback,
        now: DateTime<Utc>,
    ) -> Result<CourierNotice, CallbackRefusal> {
        notice::read(&self.secrets.current(), callback, now)
    }
}
