//! A simulated courier: the protocol over HTTP in both directions, with faults.

mod api;
mod book;
mod fault;

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::Router;
use axum::routing::post;
use chrono::{DateTime, Utc};
use rebated_domain::courier::ParcelStatus;
use rebated_service::clock::Clock;

use super::CourierOptions;
use super::sign::{SIGNATURE, Secrets, TIMESTAMP};
use super::wire::{Event, INTERCEPT, TRACK, WireInterception};
use crate::payments::simulator::{CallbackFault, Letter, Post, Sealed, random_text};
use crate::payments::{KeySource, Limits};
use book::Book;
use fault::Script;

pub use fault::{CourierCall, CourierFault};

const KEY_ID: &str = "simulated-merchant";
/// How many seconds after an attempt the next one follows.
const SCHEDULE: &[i64] = &[15, 60, 300, 1_800, 3_600];

/// A simulated courier. Clones are the same one.
#[derive(Clone)]
pub struct CourierSimulator(Arc<Inner>);

struct Inner {
    base_url: String,
    clock: Arc<dyn Clock>,
    secret: String,
    secrets: Secrets,
    book: Mutex<Book>,
    script: Script,
    post: Post<Event>,
}

impl CourierSimulator {
    /// A simulator that is reached at `base_url`. Its secret is made now. Parcels stay where they are until they are
    /// moved, and an interception is accepted and stays so.
    pub fn new(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::made(base_url, clock, Book::default())
    }

    /// One that moves parcels by itself, for a server that has it in it: on the way after half a minute, delivered after
    /// ten, turned round half a minute after that was asked. A parcel whose number begins with `FAIL` cannot be.
    pub fn lively(base_url: &str, clock: Arc<dyn Clock>) -> Self {
        Self::made(base_url, clock, Book::lively())
    }

    fn made(base_url: &str, clock: Arc<dyn Clock>, book: Book) -> Self {
        let secret = random_text(48);
        let secrets = Secrets::read(&secret).expect("a secret of 48 characters");
        Self(Arc::new(Inner {
            base_url: base_url.trim_end_matches('/').to_owned(),
            clock,
            secret,
            secrets,
            book: Mutex::new(book),
            script: Script::default(),
            post: Post::new(SCHEDULE, |status, _| (200..300).contains(&status)),
        }))
    }

    /// How a connector reaches the simulator.
    pub fn options(&self, notify_url: &str) -> CourierOptions {
        CourierOptions {
            base_url: self.0.base_url.clone(),
            key_id: KEY_ID.into(),
            secret: KeySource::Value(self.0.secret.clone()),
            notify_url: notify_url.to_owned(),
            limits: Limits::default(),
        }
    }

    /// What answers at `base_url`.
    pub fn routes(&self) -> Router {
        Router::new()
            .route(TRACK, post(api::track))
            .route(INTERCEPT, post(api::intercept))
            .with_state(self.clone())
    }

    /// Lets the next such call go wrong.
    pub fn fail(&self, call: CourierCall, fault: CourierFault) {
        self.0.script.add(call, fault);
    }

    /// Lets the next callback go wrong.
    pub fn fail_callback(&self, fault: CallbackFault) {
        self.0.script.add_callback(fault);
    }

    /// A parcel is somewhere else, whether or not anybody has asked for it yet.
    pub fn move_parcel(&self, number: &str, status: ParcelStatus, place: &str) {
        let now = self.now();
        let told = self.book().move_parcel(number, status, place, now);
        told.into_iter().for_each(|(url, event)| self.tell(&url, event));
    }

    /// The parcel is on its way back. False when nobody has asked for that, or it has ended.
    pub fn turn_round(&self, reference: &str) -> bool {
        self.end_interception(reference, WireInterception::TurnedRound, None)
    }

    /// The parcel cannot be turned round.
    pub fn refuse(&self, reference: &str, reason: &str) -> bool {
        self.end_interception(reference, WireInterception::Failed, Some(reason))
    }

    /// The references under which interceptions were asked for, and how often.
    pub fn interceptions(&self) -> Vec<(String, usize)> {
        self.book().interceptions()
    }

    /// How many callbacks wait, due or not.
    pub fn waiting(&self) -> usize {
        self.0.post.waiting()
    }

    /// Delivers once a second, for as long as it is polled.
    pub async fn run(&self) {
        loop {
            self.deliver().await;
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Moves what moves by itself, and sends the callbacks that are due. Gives how many were sent.
    pub async fn deliver(&self) -> usize {
        let now = self.now();
        let told = self.book().live(now);
        told.into_iter().for_each(|(url, event)| self.tell(&url, event));
        self.0.post.deliver(now, |letter| self.seal(letter)).await
    }

    fn end_interception(&self, reference: &str, status: WireInterception, reason: Option<&str>) -> bool {
        let told = self.book().end_interception(reference, status, reason);
        let has_ended = told.is_some();
        told.into_iter().for_each(|(url, event)| self.tell(&url, event));
        has_ended
    }

    fn tell(&self, url: &str, event: Event) {
        self.0.post.put(url, event, self.0.script.next_callback(), self.now());
    }

    fn seal(&self, letter: &Letter<Event>) -> Sealed {
        let mut at = self.now().timestamp();
        let mut body = serde_json::to_string(&letter.content).expect("an event is JSON");
        match letter.fault {
            Some(CallbackFault::Stale) => at -= 600,
            Some(CallbackFault::Garbage) => body = "{}".into(),
            _ => {}
        }
        let mut signature = self.0.secrets.of_callback(at, body.as_bytes());
        match letter.fault {
            Some(CallbackFault::Forged) => {
                let foreign = Secrets::read(&random_text(48)).expect("a secret of 48 characters");
                signature = foreign.of_callback(at, body.as_bytes());
            }
            Some(CallbackFault::Tampered) => body.push(' '),
            _ => {}
        }
        Sealed { headers: vec![(TIMESTAMP, at.to_string()), (SIGNATURE, signature)], body }
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.book.lock().expect("no holder of the book panics")
    }

    fn now(&self) -> DateTime<Utc> {
        self.0.clock.now()
    }
}
