use super::super::audience::{MONEY_ONLY, ORDER_OF_MOVEMENT};
use super::super::class::{Class, class};

const BILL: &str = "A AVAA AVV AAAAA A";
const BILL_OF_INVITER: &str = "A AAVA AVV AAAAA A";
const OF_USER: &str = "A AVFF FVV AAAFF A";
const LEDGER: &str = "U FFFF FVV FFFFF F";
const NODE_OF_LEDGER: &str = "A AAAA AVV AAAAA A";

pub fn classes() -> Vec<Class> {
    let transfer =
        "effectiveAt entries expiresAt id orderId phase reason recordedAt reserved reverses settles step";
    let bill = "closing credits csvUrl debits hash id issuedAt lines number opening pdfUrl period status totals user";
    let of_ledger = |wanted: &str| format!("ledger {{ transfers {{ edges {{ node {{ {wanted} }} }} }} }}");
    vec![
        class("Balance", "asOf available currencyCode frozen owed pending")
            .met("node(id: $USER) { ... on User { balance { @ } } }", OF_USER),
        class("AccountTransaction", "amount balanceAfter effectiveAt reason recordedAt sequence transferId")
            .met("node(id: $USER) { ... on User { transactions { edges { node { @ } } } } }", OF_USER)
            .met("viewer { transactions { edges { node { @ } } } }", "A AVVA AAA FFFFF A")
            .restricted("order", ORDER_OF_MOVEMENT),
        class("Bill", bill).met(of_bill("BILL", "@"), BILL),
        class("BillPeriod", "endsAt month startsAt").met(of_bill("BILL", "period { @ }"), BILL),
        class("BillTotal", "amount count reason").met(of_bill("BILL", "totals { @ }"), BILL),
        class("BillLine", "amount balanceAfter effectiveAt reason transferId")
            .met(of_bill("BILL", "lines { edges { node { @ } } }"), BILL)
            .met(of_bill("INVITERS_BILL", "lines { edges { node { @ } } }"), BILL_OF_INVITER)
            .restricted("order", ORDER_OF_MOVEMENT),
        class("BillingMonth", "billCount month")
            .met("mutation { billsIssue(input: { month: \"2026-10\" }) { billingMonth { @ } } }", LEDGER)
            // it was closed before
            .blank("closed"),
        class("BalanceAdjustment", "amount createdAt decidedAt id reason reverses status transferId user")
            .met(of_node("BalanceAdjustment", "ADJUSTMENT"), BILL)
            .met(of_node("BalanceAdjustment", "REVERSAL"), BILL)
            .restricted("decidedBy", MONEY_ONLY)
            .restricted("decisionNote", MONEY_ONLY)
            .restricted("note", MONEY_ONLY)
            .restricted("requestedBy", MONEY_ONLY),
        class("BalanceHold", "amount captured createdAt endedAt expiresAt id reason status user")
            .met(of_node("BalanceHold", "HOLD"), BILL)
            .restricted("note", MONEY_ONLY)
            .restricted("placedBy", MONEY_ONLY),
        class("TransferReceipt", "available frozen outcome transferId").met(
            format!(
                "mutation {{ balanceAdjust(input: {{ userId: $USER, {GIVEN} }}) {{ receipt {{ @ }} }} }}"
            ),
            LEDGER,
        ),
        class("Ledger", "chainHead transfers trialBalance").met("ledger { @ }", LEDGER),
        class("LedgerChainHead", "hash length sealedAt waiting").met("ledger { chainHead { @ } }", LEDGER),
        class("TrialBalanceRow", "accounts credits currencyCode debits purpose")
            .met("ledger { trialBalance { @ } }", LEDGER),
        class("LedgerTransfer", transfer)
            .met("ledger { transfers(orderId: $ORDER) { edges { node { @ } } } }", LEDGER)
            .met(of_node("LedgerTransfer", "RESERVED"), NODE_OF_LEDGER)
            .met(of_node("LedgerTransfer", "CAPTURED"), NODE_OF_LEDGER)
            .met(of_node("LedgerTransfer", "REVERSED"), NODE_OF_LEDGER),
        class("LedgerEntry", "accountId amount ownerId purpose").met(of_ledger("entries { @ }"), LEDGER),
    ]
}

/// What is given to whoever is named.
pub const GIVEN: &str = "amount: { amount: \"1\", currencyCode: CNY }, reason: OTHER, note: \"x\"";

fn of_node(ty: &str, name: &str) -> String {
    format!("node(id: ${name}) {{ ... on {ty} {{ @ }} }}")
}

fn of_bill(name: &str, wanted: &str) -> String {
    format!("node(id: ${name}) {{ ... on Bill {{ {wanted} }} }}")
}
