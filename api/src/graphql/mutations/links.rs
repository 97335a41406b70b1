//! Making links that earn.

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use rebated_domain::link::LinkRefusal;
use rebated_service::idempotency::IdempotencyError;
use rebated_service::tracking::{self, ConvertRequest, Converted, Identity, Registered, TrackingError};

use crate::area_errors;
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::order_words::OrderSource;
use crate::graphql::types::tracking_link::{LinkConvertReason, SharedProduct, TrackingLink};

area_errors! {
    /// What is wrong with a request about links.
    LinkUserError,
    /// Why a request about links was refused.
    LinkErrorCode,
    TrackingError {
        /// The channel is not 1 to 64 printable characters.
        BadChannel: TrackingError::BadChannel => ["channel"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: TrackingError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: TrackingError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// A bot has to say for whom it asks.
        IdentityNeeded: TrackingError::IdentityNeeded => ["identity"],
        /// No active user is linked to the identity: the user has to be linked first.
        IdentityNotLinked: TrackingError::IdentityUnknown => ["identity"],
        /// The network knows this buyer by a name that is somebody else's here.
        NameTaken: TrackingError::NameTaken => [],
        /// The network cannot be reached now, and nothing is known of the product. Try again later.
        NetworkAway: TrackingError::NetworkAway => [],
        /// Links of this network are not made here.
        NetworkNotOffered: TrackingError::NotOffered => [],
        /// The network does not accept our request; trying again does not help.
        NetworkRefused: TrackingError::NetworkRefused => [],
        /// The text has no link to a product.
        NoLink: TrackingError::Text(LinkRefusal::NoLink) => ["text"],
        /// The network has no such product, or pays nothing for it.
        NotPromoted: TrackingError::NotPromoted => ["text"],
        /// The text has links to more than one product.
        SeveralProducts: TrackingError::Text(LinkRefusal::Several) => ["text"],
        /// The text has more than 4000 characters.
        TextTooLong: TrackingError::Text(LinkRefusal::TooLong) => ["text"],
    }
    top_level: TrackingError::Denied(_) | TrackingError::Fault(_)
        | TrackingError::Idempotency(IdempotencyError::Fault(_))
}

/// The answer of `linkConvert`.
#[derive(SimpleObject)]
pub struct LinkConvertPayload {
    /// The link; null when the request was refused, and while the buyer has to agree to something first.
    link: Option<TrackingLink>,
    /// The product, as far as it is known.
    product: Option<SharedProduct>,
    /// What buying one now would earn, at the price after the coupon; null when that is not known.
    estimate: Option<Money>,
    /// The same if the network takes the purchase for a comparison of prices (比价); null where that makes no difference.
    estimate_compared: Option<Money>,
    /// The earliest time at which the rebate can be credited, if one is bought and received now; null without an
    /// estimate.
    expected_at: Option<DateTime>,
    /// Where the buyer agrees to being known to the network; null when nothing has to be agreed to.
    register_url: Option<String>,
    /// Why something above is missing or not certain; null when nothing is.
    reason: Option<LinkConvertReason>,
    /// What the caller must correct; empty on success.
    user_errors: Vec<LinkUserError>,
}

impl From<Vec<LinkUserError>> for LinkConvertPayload {
    fn from(user_errors: Vec<LinkUserError>) -> Self {
        Self {
            link: None,
            product: None,
            estimate: None,
            estimate_compared: None,
            expected_at: None,
            register_url: None,
            reason: None,
            user_errors,
        }
    }
}

impl From<Converted> for LinkConvertPayload {
    fn from(converted: Converted) -> Self {
        Self {
            link: converted.link.map(TrackingLink::from),
            product: converted.product.map(|product| SharedProduct::of(converted.source, product)),
            estimate: converted.estimate.map(Money::from),
            estimate_compared: converted.estimate_compared.map(Money::from),
            expected_at: converted.expected_at.map(DateTime::from),
            register_url: converted.register_url,
            reason: converted.remark.map(LinkConvertReason::from),
            user_errors: Vec::new(),
        }
    }
}

/// How far the registration of a buyer at a network is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkRegistrationStatus {
    /// The network knows the buyer.
    Done,
    /// The buyer has to agree first, at `url`.
    Open,
}

/// The answer of `networkRegister`.
#[derive(SimpleObject)]
pub struct NetworkRegisterPayload {
    /// How far it is; null when the request was refused.
    status: Option<NetworkRegistrationStatus>,
    /// Where the buyer agrees; null when nothing has to be agreed to.
    url: Option<String>,
    /// What the caller must correct; empty on success.
    user_errors: Vec<LinkUserError>,
}

impl From<Vec<LinkUserError>> for NetworkRegisterPayload {
    fn from(user_errors: Vec<LinkUserError>) -> Self {
        Self { status: None, url: None, user_errors }
    }
}

impl From<Registered> for NetworkRegisterPayload {
    fn from(registered: Registered) -> Self {
        let (status, url) = match registered {
            Registered::Done => (NetworkRegistrationStatus::Done, None),
            Registered::Open { url } => (NetworkRegistrationStatus::Open, Some(url)),
        };
        Self { status: Some(status), url, user_errors: Vec::new() }
    }
}

/// Who a user is in a chat or at a network.
#[derive(InputObject)]
pub struct IdentityInput {
    /// Where, such as `WECHAT` or `TELEGRAM`.
    provider: String,
    /// Who, in the words of that place.
    subject: String,
}

impl From<IdentityInput> for Identity {
    fn from(input: IdentityInput) -> Self {
        Self { provider: input.provider, subject: input.subject }
    }
}

/// What somebody shares, and for whom.
#[derive(InputObject)]
pub struct LinkConvertInput {
    /// The text as it was shared, with one product of Taobao, Tmall, JD or Pinduoduo in it; at most 4000 characters.
    text: String,
    /// Who the buyer is. Bots must name one, and staff may; members ask for themselves.
    identity: Option<IdentityInput>,
    /// The app, bot or campaign channel, 1 to 64 printable characters.
    channel: Option<String>,
    /// A name for this request, 1 to 128 characters: repeated with the same input, the link is the same.
    idempotency_key: Option<String>,
}

/// Who is to be made known to which network.
#[derive(InputObject)]
pub struct NetworkRegisterInput {
    /// The network.
    source: OrderSource,
    /// Who the buyer is. Bots must name one, and staff may; members ask for themselves.
    identity: Option<IdentityInput>,
}

/// Making links that earn.
#[derive(Default)]
pub struct LinkMutations;

/// Making links that earn.
#[Object]
impl LinkMutations {
    /// Makes a link of what somebody shared, by which orders are known to be the buyer's, and says what a purchase would
    /// earn. A link to one product is handed out again for a week, to the same buyer and channel. For people themselves;
    /// for others by staff, and bots with the scope `LINKS_WRITE`.
    async fn link_convert(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was shared.")] input: LinkConvertInput,
    ) -> Option<Result<LinkConvertPayload>> {
        let LinkConvertInput { text, identity, channel, idempotency_key } = input;
        let request = ConvertRequest { text, identity: identity.map(Identity::from), channel };
        let key = idempotency_key.as_deref();
        let done = tracking::convert(ctx.platform(), ctx.actor(), request, key).await;
        answer(done, LinkConvertPayload::from)
    }

    /// Makes a buyer known to a network, where its links need that: a Taobao channel, Pinduoduo's authority (备案). Asking
    /// again changes nothing. For people themselves; for others by staff, and bots with the scope `LINKS_WRITE`.
    async fn network_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, and where.")] input: NetworkRegisterInput,
    ) -> Option<Result<NetworkRegisterPayload>> {
        let identity = input.identity.map(Identity::from);
        let (platform, actor) = (ctx.platform(), ctx.actor());
        let done = tracking::register(platform, actor, input.source.into(), identity.as_ref()).await;
        answer(done, NetworkRegisterPayload::from)
    }
}
