//! `/orders`.

use super::{Language, Talk, money, words};
use crate::rebated::member_orders::{
    MemberOrdersNode as Node, MemberOrdersNodeOnUserOrdersEdgesNode as Order, OrderStatus, Variables,
};
use crate::rebated::{MemberOrders, RebatedError};
use crate::telegram::Message;

impl Talk {
    /// The member's five newest orders, each with what it earns them.
    pub(super) async fn orders(&self, message: &Message) -> Result<String, RebatedError> {
        let language = message.language;
        let id = match self.member(message).await? {
            Ok(id) => id,
            Err(text) => return Ok(text.to_owned()),
        };
        let answer = self.rebated.run::<MemberOrders>(Variables { id: id.clone() }).await?;
        let orders = match answer.node {
            Some(Node::User(user)) => user.orders,
            _ => None,
        };
        let Some(orders) = orders else { return Ok(words::only_in_the_app(language).to_owned()) };
        if orders.edges.is_empty() {
            return Ok(language.pick("还没有订单。", "There are no orders yet.").to_owned());
        }
        let lines: Vec<_> = orders.edges.iter().map(|edge| line(language, &edge.node, &id)).collect();
        Ok(lines.join("\n"))
    }
}

fn line(language: Language, order: &Order, user: &str) -> String {
    let (number, day) = (order.external_id.as_deref().unwrap_or("-"), words::day(&order.placed_at));
    let paid = money(&order.paid.amount, &words::code(&order.paid.currency_code));
    let own = order.rebates.iter().filter(|rebate| rebate.beneficiary.id == user);
    let rebates: Vec<_> =
        own.map(|rebate| money(&rebate.amount.amount, &words::code(&rebate.amount.currency_code))).collect();
    let status = status(language, &order.status);
    let back = if rebates.is_empty() { "-".to_owned() } else { rebates.join(" + ") };
    language.pick(
        format!("{day} {number} {status}，实付 {paid}，返利 {back}"),
        format!("{day} {number} {status}, paid {paid}, rebate {back}"),
    )
}

fn status(language: Language, status: &OrderStatus) -> &'static str {
    match status {
        OrderStatus::CREATED | OrderStatus::AWAITING_PAYMENT => language.pick("待付款", "to be paid"),
        OrderStatus::PAID | OrderStatus::FULFILLING => language.pick("已付款", "paid"),
        OrderStatus::SHIPPED => language.pick("已发货", "shipped"),
        OrderStatus::RECEIVED => language.pick("已收货", "received"),
        OrderStatus::SETTLED => language.pick("已结算", "settled"),
        OrderStatus::CANCELLING | OrderStatus::CANCELLED | OrderStatus::EXPIRED => {
            language.pick("已取消", "cancelled")
        }
        OrderStatus::INVALID => language.pick("无效", "earns nothing"),
        OrderStatus::Other(_) => language.pick("处理中", "under way"),
    }
}
