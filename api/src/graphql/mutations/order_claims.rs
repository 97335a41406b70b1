//! Claiming orders, and deciding claims.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::claim::NumberProblem;
use rebated_domain::money::Money;
use rebated_service::claims::{self, ChatAccount, ClaimDecision, ClaimError, NewClaim};
use rebated_service::idempotency::IdempotencyError;

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::order_claim::OrderClaim;
use crate::graphql::types::order_words::OrderSource;
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about a claim.
    OrderClaimUserError,
    /// Why a request about a claim was refused. None of what a claimant is told depends on orders of others.
    OrderClaimErrorCode,
    ClaimError {
        /// The caller has claimed the order already, and nothing is decided.
        AlreadyClaimed: ClaimError::AlreadyClaimed => ["orderNumber"],
        /// The order is the caller's already.
        AlreadyYours: ClaimError::AlreadyYours => ["orderNumber"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: ClaimError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// A bot names the account of the chat in which it was asked; a person claims for themselves and names none.
        BadIdentity: ClaimError::BadIdentity => ["identity"],
        /// The note is empty, too long or not printable.
        BadNote: ClaimError::BadNote => ["note"],
        /// The number does not have the shape of that network's numbers, or of any when none is named.
        BadNumber: ClaimError::Number(NumberProblem::Shape) => ["orderNumber"],
        /// What was paid is not above zero.
        BadPaid: ClaimError::BadPaid => ["paid"],
        /// Orders of this source cannot be claimed.
        BadSource: ClaimError::Number(NumberProblem::Source) => ["source"],
        /// The claim does not exist, or is not the caller's.
        ClaimNotFound: ClaimError::NotFound => ["claimId"],
        /// The order has another buyer, and `takeFromBuyer` is not true.
        HasBuyer: ClaimError::HasBuyer => ["takeFromBuyer"],
        /// Its buyer has asked for a refund of the order.
        HasRefunds: ClaimError::HasRefunds => ["claimId"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: ClaimError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// Nobody is linked to the account.
        IdentityNotLinked: ClaimError::IdentityNotLinked => ["identity"],
        /// The claim is over.
        NotAllowedNow: ClaimError::NotAllowedNow => ["claimId"],
        /// The order is not known yet.
        OrderNotSeen: ClaimError::OrderNotSeen => ["claimId"],
        /// Nobody decides their own claim.
        OwnClaim: ClaimError::OwnClaim => ["claimId"],
        /// Rebates of the order were credited, to its buyer or somebody who had invited them.
        RebatesCredited: ClaimError::RebatesCredited => ["claimId"],
        /// Ten claims of the claimant are open.
        TooManyOpen: ClaimError::TooManyOpen => ["orderNumber"],
        /// The claimant has made twenty claims within 24 hours.
        TooManyToday: ClaimError::TooManyToday => ["orderNumber"],
    }
    top_level: ClaimError::Denied(_) | ClaimError::Fault(_) | ClaimError::Idempotency(IdempotencyError::Fault(_))
}

payload! {
    /// The answer of `orderClaim`.
    OrderClaimPayload {
        /// The claim.
        claim: OrderClaim,
    }
    OrderClaimUserError
}

payload! {
    /// The answer of `orderClaimDecide`.
    OrderClaimDecidePayload {
        /// The claim.
        claim: OrderClaim,
    }
    OrderClaimUserError
}

payload! {
    /// The answer of `orderClaimWithdraw`.
    OrderClaimWithdrawPayload {
        /// The claim.
        claim: OrderClaim,
    }
    OrderClaimUserError
}

/// An account in a chat.
#[derive(InputObject)]
pub struct OrderClaimIdentityInput {
    /// The chat, such as `WECHAT`.
    provider: String,
    /// The account, in the chat's words.
    subject: String,
}

/// An order that somebody says is theirs.
#[derive(InputObject)]
pub struct OrderClaimInput {
    /// The order's number at its network: Taobao 18 to 20 digits, JD 10 to 20, Pinduoduo six digits, a hyphen and 15
    /// more.
    order_number: String,
    /// The network. Without it the number must have the usual shape: 19 digits at Taobao, 12 at JD.
    source: Option<OrderSource>,
    /// What was paid, which speaks for the claim if it is right and against it if it is not.
    paid: Option<MoneyInput>,
    /// A word for staff, 1 to 1000 characters.
    note: Option<String>,
    /// Who asks a bot, which claims for whoever is linked to the account. People name none.
    identity: Option<OrderClaimIdentityInput>,
    /// A name for this claim, 1 to 128 characters: repeated with the same input it is one claim, answered as it is then.
    idempotency_key: String,
}

impl OrderClaimInput {
    fn read(self) -> Result<NewClaim> {
        let paid = self.paid.map(Money::try_from).transpose();
        let problem = |error| bad_argument("input.paid", format!("is refused: {error}"));
        let account = |OrderClaimIdentityInput { provider, subject }| ChatAccount { provider, subject };
        Ok(NewClaim {
            number: self.order_number,
            source: self.source.map(Into::into),
            paid: paid.map_err(problem)?,
            note: self.note,
            account: self.identity.map(account),
        })
    }
}

/// What staff say of a claim.
#[derive(InputObject)]
pub struct OrderClaimDecideInput {
    /// The claim.
    claim_id: ID,
    /// Whether the order is the claimant's.
    grant: bool,
    /// Why, 1 to 1000 characters. The claimant does not read it.
    note: Option<String>,
    /// Whether the order may be taken from a buyer who has it. Default: false.
    take_from_buyer: Option<bool>,
}

/// A claim that is taken back.
#[derive(InputObject)]
pub struct OrderClaimWithdrawInput {
    /// The claim.
    claim_id: ID,
}

/// Claiming orders, and deciding claims.
#[derive(Default)]
pub struct OrderClaimMutations;

/// Claiming orders, and deciding claims.
#[Object]
impl OrderClaimMutations {
    /// Says that an order of a network is the caller's, whether or not it has been reported yet. When what speaks for
    /// the claim is enough the order becomes theirs with its rebates, at once or when it is reported; else people decide,
    /// within 90 days. Until then the answer is the same whatever is known of the order. A bot with the scope
    /// `IDENTITIES_WRITE` claims for whoever is linked to an account in its chat.
    async fn order_claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order.")] input: OrderClaimInput,
    ) -> Option<Result<OrderClaimPayload>> {
        let key = input.idempotency_key.clone();
        let wanted = match input.read() {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(error)),
        };
        let done = claims::claim(ctx.platform(), ctx.actor(), wanted, &key).await;
        answer(done, |claim| OrderClaimPayload::of(claim.into()))
    }

    /// Decides a claim. Granted, the order becomes the claimant's with its rebates; with `takeFromBuyer`
    /// it is taken from a buyer who has it, unless rebates of it were credited or a refund of it was asked for. For staff.
    async fn order_claim_decide(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is decided.")] input: OrderClaimDecideInput,
    ) -> Option<Result<OrderClaimDecidePayload>> {
        let OrderClaimDecideInput { claim_id, grant, note, take_from_buyer } = input;
        let take_from_buyer = take_from_buyer.unwrap_or(false);
        let wanted = ClaimDecision { claim_id: decode_or_nothing(&claim_id), grant, take_from_buyer, note };
        let done = claims::decide(ctx.platform(), ctx.actor(), wanted).await;
        answer(done, |claim| OrderClaimDecidePayload::of(claim.into()))
    }

    /// Takes back a claim of the caller's that is not decided.
    async fn order_claim_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claim.")] input: OrderClaimWithdrawInput,
    ) -> Option<Result<OrderClaimWithdrawPayload>> {
        let id = decode_or_nothing(&input.claim_id);
        let done = claims::withdraw(ctx.platform(), ctx.actor(), id).await;
        answer(done, |claim| OrderClaimWithdrawPayload::of(claim.into()))
    }
}
