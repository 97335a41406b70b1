//! What a channel is called and asked for, and what its answers mean to the table of payments.

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::money::Money;
use rebated_domain::payment::{PaymentInput, PaymentScene};
use rebated_entity::payment;

use super::life::Said;
use super::{Checkout, NewPayment, Outcome, PayWay, PaymentChannel, PaymentState};
use crate::Fault;

/// How far a channel's clock may be behind ours: until then a number that it does not know may still be paid.
const MARGIN: TimeDelta = TimeDelta::minutes(10);

/// What came of a call or question.
pub(super) enum Heard {
    /// Something that the table knows.
    That(Box<Said>),
    /// It was certainly not done: the same call later, which counts for nothing.
    NotExecuted {
        /// How long the channel wants to be left alone, where it says so.
        wait: Option<TimeDelta>,
    },
}

/// The payment as every call says it. A repeat has the same words.
pub(super) fn call_of(payment: &payment::Model) -> Result<NewPayment, Fault> {
    let way = match (payment.scene, &payment.open_id) {
        (PaymentScene::Qr, _) => PayWay::Qr,
        (PaymentScene::Page, _) => PayWay::Page { return_url: None },
        (PaymentScene::Jsapi, Some(openid)) => PayWay::Jsapi { openid: openid.clone() },
        (PaymentScene::Jsapi, None) => {
            return Err(Fault::Corrupt(format!("payment {} has no payer", payment.id)));
        }
    };
    Ok(NewPayment {
        number: payment.number.clone(),
        amount: Money::new(payment.amount_minor, payment.currency),
        subject: payment.subject.clone(),
        way,
        expires_at: payment.expires_at,
    })
}

/// What the answer to the call that makes a payment means.
pub(super) fn made(outcome: Outcome<Checkout>) -> Heard {
    let said = |input, trouble: Option<String>| Heard::That(Box::new(Said { trouble, ..Said::that(input) }));
    match outcome {
        Outcome::Done(checkout) | Outcome::Accepted(checkout) => {
            Heard::That(Box::new(Said { checkout: Some(checkout), ..Said::that(PaymentInput::Made) }))
        }
        Outcome::NotExecutedRetry(trouble) => {
            Heard::NotExecuted { wait: trouble.wait.and_then(|wait| TimeDelta::from_std(wait).ok()) }
        }
        Outcome::Refused(trouble) if trouble.is_known => said(PaymentInput::CallRefused, Some(trouble.code)),
        // a refusal that may mean that an earlier call went through is asked about first
        Outcome::Refused(trouble) | Outcome::Unknown(trouble) | Outcome::NotExecutedFunds(trouble) => {
            said(PaymentInput::Unknown, Some(trouble.code))
        }
    }
}

/// Asks how a payment is. A number that the channel knows and that nobody has paid may still lack what the buyer needs:
/// the call that made it is repeated, which gives it.
pub(super) async fn query(channel: &dyn PaymentChannel, payment: &payment::Model) -> Result<Said, Fault> {
    let report = match channel.query(&payment.number).await {
        Ok(report) => report,
        Err(trouble) => return Ok(Said { trouble: Some(trouble.code), ..Said::that(PaymentInput::Unknown) }),
    };
    if report.state.is_paid() {
        // what the channel does not say how much was paid of is no proof
        return Ok(match report.amount {
            Some(_) => Said::paid_by_report(payment, &report),
            None => Said::that(PaymentInput::Unknown),
        });
    }
    let input = match report.state {
        PaymentState::Absent => PaymentInput::NotFound,
        PaymentState::Closed => PaymentInput::Closed,
        _ => PaymentInput::NotPaid,
    };
    let lacks_link = payment.checkout.is_none() && input == PaymentInput::NotPaid;
    let checkout = match lacks_link {
        true => match made(channel.create(&call_of(payment)?).await) {
            Heard::That(said) => said.checkout,
            Heard::NotExecuted { .. } => None,
        },
        false => None,
    };
    Ok(Said { checkout, ..Said::that(input) })
}

/// Asks the channel to let nobody pay any more, and then how the payment is: that decides. A payment under way may win.
pub(super) async fn close(
    channel: &dyn PaymentChannel,
    payment: &payment::Model,
    now: DateTime<Utc>,
) -> Result<Said, Fault> {
    let closing = channel.close(&payment.number).await;
    let mut said = query(channel, payment).await?;
    said.checkout = None;
    said.input = match said.input {
        // nobody has opened it, so there is nothing to close, and somebody still may while its time lasts
        PaymentInput::NotFound if now >= payment.expires_at + MARGIN => PaymentInput::Closed,
        PaymentInput::NotFound | PaymentInput::NotPaid => PaymentInput::Unknown,
        other => other,
    };
    said.trouble = said.trouble.or_else(|| closing.trouble().map(|trouble| trouble.code.clone()));
    Ok(said)
}

/// What the answer to a question means to a payment of which the channel was never heard for certain.
pub(super) fn of_unknown(said: Said) -> Said {
    match said.input {
        // it knows the number, and nobody has paid
        PaymentInput::Closed => Said { input: PaymentInput::NotPaid, ..said },
        _ => said,
    }
}
