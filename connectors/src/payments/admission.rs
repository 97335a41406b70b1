use rebated_service::payments::{ChannelKind, NewPayment, NewRefund, Trouble};

use super::in_fen;

/// Refuses what the channel would not take, before anything is sent.
pub(crate) fn admit_payment(channel: ChannelKind, payment: &NewPayment) -> Result<(), Trouble> {
    admit_number(channel, &payment.number)?;
    if in_fen(payment.amount).is_none() {
        return Err(Trouble::refused("BAD_AMOUNT", "not an amount in yuan that can be paid"));
    }
    if payment.subject.trim().is_empty() {
        return Err(Trouble::refused("BAD_SUBJECT", "the payment has no subject"));
    }
    Ok(())
}

/// Refuses a number that the channel would not take for a payment.
pub(crate) fn admit_number(channel: ChannelKind, number: &str) -> Result<(), Trouble> {
    if channel.takes_payment_number(number) {
        return Ok(());
    }
    Err(Trouble::refused("BAD_NUMBER", "not a number that the channel takes for a payment"))
}

/// Refuses what the channel would not take for a refund.
pub(crate) fn admit_refund(channel: ChannelKind, refund: &NewRefund) -> Result<(), Trouble> {
    admit_number(channel, &refund.payment_number)?;
    if !channel.takes_refund_number(&refund.number) {
        return Err(Trouble::refused("BAD_NUMBER", "not a number that the channel takes for a refund"));
    }
    match (in_fen(refund.amount), in_fen(refund.paid)) {
        (Some(amount), Some(paid)) if amount <= paid => Ok(()),
        _ => Err(Trouble::refused("BAD_AMOUNT", "not an amount that can be given back of the payment")),
    }
}

#[cfg(test)]
mod tests {
    use rebated_domain::money::{Currency, Money};

    use super::*;

    #[test]
    fn more_than_was_paid_is_not_given_back() {
        let refund = |amount, currency| NewRefund {
            payment_number: "P20260131000001".into(),
            number: "R1".into(),
            amount: Money::new(amount, currency),
            paid: Money::new(100, Currency::Cny),
            reason: String::new(),
        };
        let cases = [
            (1, Currency::Cny, true),
            (100, Currency::Cny, true),
            (101, Currency::Cny, false),
            (0, Currency::Cny, false),
            (-1, Currency::Cny, false),
            (1, Currency::Usd, false),
        ];
        for (amount, currency, is_fine) in cases {
            let found = admit_refund(ChannelKind::Alipay, &refund(amount, currency));
            assert_eq!(found.is_ok(), is_fine, "{amount} {currency}");
        }
    }
}
