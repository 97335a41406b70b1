//! `/bills`.

use super::{Talk, money, words};
use crate::rebated::member_bills::{MemberBillsNode as Node, Variables};
use crate::rebated::{MemberBills, RebatedError};
use crate::telegram::Message;

impl Talk {
    /// The member's newest bills, as far as the key may read them.
    pub(super) async fn bills(&self, message: &Message) -> Result<String, RebatedError> {
        let language = message.language;
        let id = match self.member(message).await? {
            Ok(id) => id,
            Err(text) => return Ok(text.to_owned()),
        };
        let answer = self.rebated.run::<MemberBills>(Variables { id }).await?;
        let bills = match answer.node {
            Some(Node::User(user)) => user.bills,
            _ => None,
        };
        let Some(bills) = bills else { return Ok(words::only_in_the_app(language).to_owned()) };
        let lines: Vec<_> = bills
            .edges
            .iter()
            .map(|edge| {
                let bill = &edge.node;
                let credits = money(&bill.credits.amount, &words::code(&bill.credits.currency_code));
                let debits = money(&bill.debits.amount, &words::code(&bill.debits.currency_code));
                let closing = money(&bill.closing.amount, &words::code(&bill.closing.currency_code));
                let number = &bill.number;
                language.pick(
                    format!("{number}：收入 {credits}，支出 {debits}，期末 {closing}"),
                    format!("{number}: in {credits}, out {debits}, at the end {closing}"),
                )
            })
            .collect();
        if lines.is_empty() {
            return Ok(language.pick("还没有账单。", "There are no bills yet.").to_owned());
        }
        Ok(lines.join("\n"))
    }
}
