use super::super::audience::ORDER_OF_MOVEMENT;
use super::super::class::{Class, class};

const BILL: &str = "A AVAA AVV AAAAA A";
const BILL_OF_INVITER: &str = "A AAVA AVV AAAAA A";
const OF_USER: &str = "A AVFF FVV AAAFF A";
const LEDGER: &str = "U FFFF FVV FFFFF F";

pub fn classes() -> Vec<Class> {
    let bill = "closing credits debits hash id issuedAt lines number opening period status totals user";
    let of_ledger = |wanted: &str| format!("ledger {{ transfers {{ edges {{ node {{ {wanted} }} }} }} }}");
    vec![
        class("Balance", "asOf available currencyCode frozen owed pending")
            .met("node(id: $USER) { ... on User { balance { @ } } }", OF_USER),
        class(
            "AccountTransaction",
            "amount balanceAfter effectiveAt isLate reason recordedAt sequence source transferId",
        )
        .met("node(id: $USER) { ... on User { transactions { edges { node { @ } } } } }", OF_USER)
        .met("viewer { transactions { edges { node { @ } } } }", "A AVVA AAA FFFFF A")
        // nothing is late: see the tests of bills
        .blank("occurredAt")
        .restricted("order", ORDER_OF_MOVEMENT),
        class("Bill", bill).met(of_bill("BILL", "@"), BILL),
        class("BillPeriod", "endsAt month startsAt").met(of_bill("BILL", "period { @ }"), BILL),
        class("BillTotal", "amount count reason").met(of_bill("BILL", "totals { @ }"), BILL),
        class("BillLine", "amount balanceAfter effectiveAt isLate reason source transferId")
            .met(of_bill("BILL", "lines { edges { node { @ } } }"), BILL)
            .met(of_bill("INVITERS_BILL", "lines { edges { node { @ } } }"), BILL_OF_INVITER)
            .blank("occurredAt")
            .restricted("order", ORDER_OF_MOVEMENT),
        class("BillingMonth", "billCount month")
            .met("mutation { billsIssue(input: { month: \"2026-10\" }) { billingMonth { @ } } }", LEDGER)
            // it was closed before
            .blank("closed"),
        class("Ledger", "transfers trialBalance").met("ledger { @ }", LEDGER),
        class("TrialBalanceRow", "accounts credits currencyCode debits purpose")
            .met("ledger { trialBalance { @ } }", LEDGER),
        class("LedgerTransfer", "effectiveAt entries id orderId reason recordedAt step")
            .met(of_ledger("@"), LEDGER),
        class("LedgerEntry", "accountId amount ownerId purpose").met(of_ledger("entries { @ }"), LEDGER),
    ]
}

fn of_bill(name: &str, wanted: &str) -> String {
    format!("node(id: ${name}) {{ ... on Bill {{ {wanted} }} }}")
}
