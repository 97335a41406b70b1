use axum::http::{HeaderMap, HeaderValue, header};
use mime::Mime;

/// In which form an answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`: the status tells whether the operation ran.
    GraphqlResponse,
    /// `application/json`, for clients that take any other status than 200 for a proxy's answer.
    Json,
    /// `text/event-stream`.
    Events,
}

impl Media {
    /// The answer's `Content-Type`.
    pub const fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Events => "text/event-stream; charset=utf-8",
        })
    }
}

/// What a client accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptable {
    /// For an operation with one answer.
    pub once: Media,
    /// Whether a stream of events is acceptable.
    pub events: bool,
}

impl Acceptable {
    /// Reads `Accept`, by the weights (RFC 9110, section 12.5.1). None when nothing that is served is
    /// acceptable. Where several weigh the same, the newest form wins.
    pub fn read(headers: &HeaderMap) -> Option<Self> {
        if !headers.contains_key(header::ACCEPT) {
            return Some(Self { once: Media::Json, events: false });
        }
        let ranges = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let ranges: Vec<Mime> =
            ranges.flat_map(|list| list.split(',')).filter_map(|range| range.trim().parse().ok()).collect();
        let weight = |media: &str| {
            let exact = ranges.iter().find(|range| range.essence_str() == media);
            let (kind, _) = media.split_once('/').unwrap_or((media, ""));
            let partial = || ranges.iter().find(|range| range.essence_str() == format!("{kind}/*"));
            let any = || ranges.iter().find(|range| range.essence_str() == "*/*");
            exact.map(|range| (range, 2)).or_else(|| partial().or_else(any).map(|range| (range, 1)))
        };
        let weighed = |media: &str| weight(media).map(|(range, exactness)| (quality(range), exactness));
        let is_listed = |weight: &Option<(u16, u8)>| weight.is_some_and(|(quality, _)| quality > 0);
        let exactly =
            |weight: &Option<(u16, u8)>| weight.filter(|(quality, exact)| *exact == 2 && *quality > 0);
        let response = exactly(&weighed("application/graphql-response+json"));
        let json = Some(weighed("application/json")).filter(is_listed).flatten();
        let events = exactly(&weighed("text/event-stream"));
        let best = [(response, Media::GraphqlResponse), (json, Media::Json), (events, Media::Events)]
            .into_iter()
            .filter_map(|(weight, media)| Some((weight?.0, media)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        Some(Self { once: best.1, events: events.is_some() })
    }
}

/// The weight of a range in thousandths.
fn quality(range: &Mime) -> u16 {
    let Some(text) = range.get_param("q") else { return 1_000 };
    let (whole, fraction) = text.as_str().split_once('.').unwrap_or((text.as_str(), ""));
    let thousandths = format!("{whole}{fraction:0<3}");
    thousandths.parse().unwrap_or(0).min(1_000)
}

/// Whether a body is JSON in UTF-8, by its `Content-Type`.
pub fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let Some(media) = value.and_then(|value| value.parse::<Mime>().ok()) else { return false };
    let is_utf8 =
        media.get_param(mime::CHARSET).is_none_or(|charset| charset == mime::UTF_8 || charset == "utf8");
    media.essence_str() == mime::APPLICATION_JSON.essence_str() && is_utf8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(value: &str) -> Option<(Media, bool)> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, value.parse().expect("a header"));
        Acceptable::read(&headers).map(|acceptable| (acceptable.once, acceptable.events))
    }

    #[test]
    fn the_answer_takes_the_form_that_weighs_most() {
        use Media::{Events, GraphqlResponse, Json};
        assert_eq!(Acceptable::read(&HeaderMap::new()).map(|accepted| accepted.once), Some(Json));
        for (value, expected) in [
            ("*/*", Some((Json, false))),
            ("application/*", Some((Json, false))),
            ("application/json", Some((Json, false))),
            ("Application/GraphQL-Response+JSON", Some((GraphqlResponse, false))),
            ("application/graphql-response+json; charset=utf-8", Some((GraphqlResponse, false))),
            ("application/graphql-response+json,application/json;q=0.9", Some((GraphqlResponse, false))),
            ("application/json, application/graphql-response+json", Some((GraphqlResponse, false))),
            ("application/json, application/graphql-response+json;q=0.9", Some((Json, false))),
            ("application/json;q=0.5, */*;q=0.1", Some((Json, false))),
            ("text/event-stream", Some((Events, true))),
            ("application/json, text/event-stream", Some((Json, true))),
            ("application/json;q=0.1, text/event-stream;q=0.2", Some((Events, true))),
            ("text/html", None),
            ("text/html, application/json;q=0", None),
            ("application/graphql-response+json;q=0", None),
            ("", None),
        ] {
            assert_eq!(accepted(value), expected, "{value}");
        }
    }

    #[test]
    fn only_json_in_utf8_is_a_body() {
        let accepted = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, value.parse().expect("a header"));
            is_json(&headers)
        };
        assert!(accepted("application/json"));
        assert!(accepted("Application/JSON; charset=\"UTF-8\""));
        for value in [
            "text/plain",
            "application/json; charset=utf-16",
            "application/jsonx",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/graphql",
            "",
        ] {
            assert!(!accepted(value), "{value}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
