use rebated_client::operations::{BillLines, MyBills, TrialBalance, bill_lines, my_bills, trial_balance};
use rebated_client::rust_decimal::Decimal;

use crate::server::{holder_of, member};

#[tokio::test]
async fn a_bill_adds_up() {
    let variables = my_bills::Variables { first: Some(1), after: None };
    let data = member().run::<MyBills>(variables).await.expect("an answer");
    let edges = data.viewer.expect("somebody").bills.expect("bills").edges;
    let bill = &edges[0].node;
    assert_eq!(bill.closing.amount, bill.opening.amount + bill.credits.amount - bill.debits.amount);

    let variables = bill_lines::Variables { first: Some(1), ..bill_lines::Variables::new(bill.id.clone()) };
    let node = member().run::<BillLines>(variables).await.expect("an answer").node.expect("the bill");
    assert_eq!(node.id, bill.id);
    let bill_lines::BillLinesNodeOn::Bill(lines) = node.on else { panic!("not a bill: {:?}", node.on) };
    assert_eq!(lines.number, bill.number);
    let line = &lines.lines.edges[0].node;
    assert_eq!(line.balance_after.amount, bill.opening.amount + line.amount.amount);
}

#[tokio::test]
async fn the_books_balance() {
    let finance = holder_of("REBATED_FINANCE_TOKEN");
    let data = finance.run::<TrialBalance>(trial_balance::Variables).await.expect("an answer");
    let rows = data.ledger.expect("the ledger").trial_balance;
    assert!(!rows.is_empty());
    let debits: Decimal = rows.iter().map(|row| row.debits.amount).sum();
    let credits: Decimal = rows.iter().map(|row| row.credits.amount).sum();
    assert_eq!(debits, credits);
}
