use serde_json::Value;

use crate::rebated::follow::{EventKind, FollowEvents};
use crate::rebated::rebate_of_event::{RebateOfEventNode as Node, Variables};
use crate::rebated::{RebateOfEvent, Rebated};
use crate::talk::{Language, money};

/// What a member is told of an event; nothing for kinds that are newer than the bot.
pub async fn of(rebated: &Rebated, language: Language, event: &FollowEvents) -> Option<String> {
    let amount = |name: &str| amount(event.data.get(name));
    let text = |name: &str| event.data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(match event.kind.as_ref()? {
        EventKind::REBATE_TRACKED => {
            let (order, back) = (order(rebated, event).await, amount("amount")?);
            language.pick(
                format!("订单已跟踪：{order}预计返利 {back}"),
                format!("Order tracked: {order}about {back} back"),
            )
        }
        EventKind::REBATE_CREDITED => {
            let (order, back) = (order(rebated, event).await, amount("credited")?);
            language.pick(format!("返利已到账：{order}{back}"), format!("Rebate credited: {order}{back}"))
        }
        EventKind::REBATE_TAKEN_BACK => {
            let (order, left) = (order(rebated, event).await, amount("credited")?);
            language.pick(
                format!("返利因退款被扣回：{order}剩余 {left}"),
                format!("Rebate taken back, as after a refund: {order}{left} is left"),
            )
        }
        EventKind::REFUND_SUCCEEDED => {
            let (number, back) = (text("number"), amount("amount")?);
            language.pick(format!("退款成功：{number} {back}"), format!("Refunded: {number} {back}"))
        }
        EventKind::ORDER_CLAIM_DECIDED => {
            let number = text("orderNumber");
            match text("status").as_str() {
                "GRANTED" => language.pick(
                    format!("找回成功：订单 {number} 已归到你名下。"),
                    format!("Your claim is granted: the order {number} is yours."),
                ),
                "REFUSED" => language.pick(
                    format!("找回未通过：订单 {number}。"),
                    format!("Your claim to the order {number} is refused."),
                ),
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// The product of a rebate with the number of its order, where the key may read them.
async fn order(rebated: &Rebated, event: &FollowEvents) -> String {
    let variables = Variables { id: event.aggregate_id.clone() };
    let Ok(answer) = rebated.run::<RebateOfEvent>(variables).await else { return String::new() };
    let Some(Node::Rebate(rebate)) = answer.node else { return String::new() };
    let title = rebate.line.map(|line| line.title);
    let number = rebate.order.and_then(|order| order.external_id);
    let known: Vec<_> = [title, number].into_iter().flatten().collect();
    if known.is_empty() { String::new() } else { format!("{}, ", known.join(" ")) }
}

fn amount(value: Option<&Value>) -> Option<String> {
    let value = value?;
    let (amount, currency) = (value.get("amount")?.as_str()?, value.get("currencyCode")?.as_str()?);
    Some(money(amount, currency))
}
