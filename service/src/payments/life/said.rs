use chrono::{DateTime, Utc};
use rebated_domain::money::Money;
use rebated_domain::payment::{CallbackReason, PaymentInput};
use rebated_entity::payment;

use crate::payments::{Checkout, PaymentNotice, PaymentReport};

/// What happens to a payment, with what was said of it.
#[derive(Clone, Debug)]
pub(in crate::payments) struct Said {
    pub input: PaymentInput,
    /// What of app, merchant and amount is not ours.
    pub misfit: Option<CallbackReason>,
    /// It tells of a refund as well.
    pub tells_of_refund: bool,
    /// The channel's number of the payment.
    pub channel_number: Option<String>,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// How much was paid, if it is at our account and is not what was asked for.
    pub elsewhere: Option<Money>,
    /// What the buyer needs.
    pub checkout: Option<Checkout>,
    /// The channel's code of what went wrong.
    pub trouble: Option<String>,
    /// What proves it, in the words of whoever decided.
    pub evidence: Option<String>,
}

impl Said {
    /// Nothing but what happened.
    pub fn that(input: PaymentInput) -> Self {
        Self {
            input,
            misfit: None,
            tells_of_refund: false,
            channel_number: None,
            paid_at: None,
            elsewhere: None,
            checkout: None,
            trouble: None,
            evidence: None,
        }
    }

    /// A query, asked with our own keys, finds it paid.
    pub fn paid_by_report(payment: &payment::Model, report: &PaymentReport) -> Self {
        let misfit =
            misfit(payment, report.app.as_deref(), report.merchant.as_deref(), report.amount.as_ref());
        Self {
            misfit,
            elsewhere: report.amount.filter(|_| misfit != Some(CallbackReason::WrongMerchant)),
            channel_number: report.channel_number.clone(),
            paid_at: report.paid_at,
            ..Self::that(PaymentInput::Paid)
        }
    }

    /// A callback tells of it.
    pub fn by_notice(payment: &payment::Model, notice: &PaymentNotice, input: PaymentInput) -> Self {
        let (app, merchant) = (Some(notice.account.app.as_str()), Some(notice.account.merchant.as_str()));
        let misfit = misfit(payment, app, merchant, Some(&notice.amount));
        Self {
            misfit,
            elsewhere: (misfit != Some(CallbackReason::WrongMerchant)).then_some(notice.amount),
            tells_of_refund: notice.refund.is_some(),
            channel_number: Some(notice.channel_number.clone()).filter(|number| !number.is_empty()),
            paid_at: notice.paid_at,
            ..Self::that(input)
        }
    }
}

/// What of a report is not as we have it, in the order in which it is checked: app, merchant, amount to the fen. What
/// the channel does not say is not looked at.
fn misfit(
    payment: &payment::Model,
    app: Option<&str>,
    merchant: Option<&str>,
    amount: Option<&Money>,
) -> Option<CallbackReason> {
    let ours = Money::new(payment.amount_minor, payment.currency);
    if app.is_some_and(|app| app != payment.app) {
        Some(CallbackReason::WrongApp)
    } else if merchant.is_some_and(|merchant| merchant != payment.merchant) {
        Some(CallbackReason::WrongMerchant)
    } else if amount.is_some_and(|amount| *amount != ours) {
        Some(CallbackReason::WrongAmount)
    } else {
        None
    }
}
