use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::courier::ParcelStatus;

use super::super::wire::{
    About, Event, InterceptRequest, InterceptionAnswer, ParcelAnswer, TrackRequest, WireInterception,
    WireParcel,
};
use crate::payments::simulator::random_text;

/// Where a callback goes, and what it says.
pub(super) type News = (String, Event);

/// How long a parcel waits by itself before it is on its way, and before a turn.
const STARTS: TimeDelta = TimeDelta::seconds(30);
/// How long it travels.
const TRAVELS: TimeDelta = TimeDelta::minutes(10);

/// Everything that the courier knows.
#[derive(Debug, Default)]
pub(super) struct Book {
    parcels: Vec<Parcel>,
    interceptions: Vec<Asked>,
    is_lively: bool,
}

#[derive(Debug)]
struct Parcel {
    answer: ParcelAnswer,
    callback_url: String,
    since: Option<DateTime<Utc>>,
}

#[derive(Debug)]
struct Asked {
    request: InterceptRequest,
    answer: InterceptionAnswer,
    times: usize,
    since: DateTime<Utc>,
}

impl Book {
    pub(super) fn lively() -> Self {
        Self { is_lively: true, ..Self::default() }
    }

    /// Where a parcel is; from now on callbacks tell it too. One that was never heard of is not known.
    pub(super) fn track(&mut self, request: &TrackRequest, now: DateTime<Utc>) -> ParcelAnswer {
        let known = self.parcels.iter_mut().find(|parcel| parcel.answer.number == request.number);
        if let Some(parcel) = known {
            parcel.callback_url.clone_from(&request.callback_url);
            // tests name parcels by their numbers alone
            parcel.answer.carrier.clone_from(&request.carrier);
            return parcel.answer.clone();
        }
        let answer = ParcelAnswer {
            carrier: request.carrier.clone(),
            number: request.number.clone(),
            status: WireParcel::Unknown,
            place: None,
            at: None,
        };
        let callback_url = request.callback_url.clone();
        self.parcels.push(Parcel { answer: answer.clone(), callback_url, since: Some(now) });
        answer
    }

    /// Takes an interception on, or finds the same. None when the reference names another parcel.
    pub(super) fn intercept(
        &mut self,
        request: &InterceptRequest,
        now: DateTime<Utc>,
    ) -> Option<InterceptionAnswer> {
        let same = self.interceptions.iter_mut().find(|asked| asked.request.reference == request.reference);
        if let Some(asked) = same {
            let fits = asked.request.number == request.number && asked.request.carrier == request.carrier;
            asked.times += 1;
            return fits.then(|| asked.answer.clone());
        }
        let is_over = |parcel: &&Parcel| {
            parcel.answer.number == request.number
                && matches!(parcel.answer.status, WireParcel::Delivered | WireParcel::SentBack)
        };
        let cannot = if self.parcels.iter().any(|parcel| is_over(&parcel)) {
            Some("the parcel has arrived")
        } else if self.is_lively && request.number.starts_with("FAIL") {
            Some("the parcel is out for delivery")
        } else {
            None
        };
        let status = if cannot.is_some() { WireInterception::Failed } else { WireInterception::Accepted };
        let reference = request.reference.clone();
        let answer = InterceptionAnswer { reference, status, reason: cannot.map(str::to_owned) };
        let asked = Asked { request: request.clone(), answer: answer.clone(), times: 1, since: now };
        self.interceptions.push(asked);
        Some(answer)
    }

    pub(super) fn move_parcel(
        &mut self,
        number: &str,
        status: ParcelStatus,
        place: &str,
        now: DateTime<Utc>,
    ) -> Option<News> {
        let status = match status {
            ParcelStatus::Announced | ParcelStatus::Untraced => WireParcel::Announced,
            ParcelStatus::InTransit => WireParcel::InTransit,
            ParcelStatus::Delivered => WireParcel::Delivered,
            ParcelStatus::SentBack => WireParcel::SentBack,
            ParcelStatus::Lost => WireParcel::Lost,
        };
        let place_of = |parcel: &Parcel| parcel.answer.number == number;
        let index = self.parcels.iter().position(place_of).unwrap_or_else(|| {
            let (carrier, number) = (String::new(), number.to_owned());
            let answer = ParcelAnswer { carrier, number, status, place: None, at: None };
            self.parcels.push(Parcel { answer, callback_url: String::new(), since: None });
            self.parcels.len() - 1
        });
        let parcel = &mut self.parcels[index];
        parcel.answer.status = status;
        (parcel.answer.place, parcel.answer.at) = (Some(place.to_owned()), Some(now));
        Some(told(parcel))
    }

    pub(super) fn end_interception(
        &mut self,
        reference: &str,
        status: WireInterception,
        reason: Option<&str>,
    ) -> Option<News> {
        let open = |asked: &&mut Asked| {
            asked.request.reference == reference && asked.answer.status == WireInterception::Accepted
        };
        let asked = self.interceptions.iter_mut().find(open)?;
        (asked.answer.status, asked.answer.reason) = (status, reason.map(str::to_owned));
        let event = Event { id: random_text(24), about: About::Interception(asked.answer.clone()) };
        Some((asked.request.callback_url.clone(), event))
    }

    /// What happens by itself until now.
    pub(super) fn live(&mut self, now: DateTime<Utc>) -> Vec<News> {
        if !self.is_lively {
            return Vec::new();
        }
        let turned: Vec<String> = self
            .interceptions
            .iter()
            .filter(|asked| asked.answer.status == WireInterception::Accepted && now >= asked.since + STARTS)
            .map(|asked| asked.request.reference.clone())
            .collect();
        let ended =
            |reference: &String| self.end_interception(reference, WireInterception::TurnedRound, None);
        let mut news: Vec<News> = turned.iter().filter_map(ended).collect();
        let turned: Vec<&str> = self
            .interceptions
            .iter()
            .filter(|asked| asked.answer.status == WireInterception::TurnedRound)
            .map(|asked| asked.request.number.as_str())
            .collect();
        for parcel in &mut self.parcels {
            let Some(since) = parcel.since else { continue };
            let goes_back = turned.contains(&parcel.answer.number.as_str());
            let next = match parcel.answer.status {
                WireParcel::Unknown | WireParcel::Announced if now >= since + STARTS => WireParcel::InTransit,
                WireParcel::InTransit if now >= since + TRAVELS && goes_back => WireParcel::SentBack,
                WireParcel::InTransit if now >= since + TRAVELS => WireParcel::Delivered,
                _ => continue,
            };
            (parcel.answer.status, parcel.answer.at) = (next, Some(now));
            news.push(told(parcel));
        }
        news
    }

    pub(super) fn interceptions(&self) -> Vec<(String, usize)> {
        self.interceptions.iter().map(|asked| (asked.request.reference.clone(), asked.times)).collect()
    }
}

fn told(parcel: &Parcel) -> News {
    let event = Event { id: random_text(24), about: About::Parcel(parcel.answer.clone()) };
    (parcel.callback_url.clone(), event)
}
