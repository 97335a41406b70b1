//! Wordings that several answers share.

use serde::Serialize;
use serde_json::Value;

use super::Language;
use crate::rebated::RebatedError;

/// An amount as people write it.
pub fn money(amount: &str, currency: &str) -> String {
    if currency == "CNY" { format!("¥{amount}") } else { format!("{amount} {currency}") }
}

/// A currency's code, of the enum of any operation.
pub(super) fn code(currency: &impl Serialize) -> String {
    match serde_json::to_value(currency) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The day of a time.
pub(super) fn day(time: &str) -> &str {
    time.get(..10).unwrap_or(time)
}

/// What went wrong, for the person who asked.
pub fn failed(language: Language, error: &RebatedError) -> String {
    if let RebatedError::Refused(code, Some(seconds)) = error
        && code == "THROTTLED"
    {
        return language.pick(
            format!("请求太多，请 {seconds} 秒后再试。"),
            format!("Too many requests. Please try again in {seconds} s."),
        );
    }
    language
        .pick("现在处理不了，请稍后再试。", "That does not work right now. Please try again later.")
        .to_owned()
}

/// The answer to a message that took too long, or went wrong inside.
pub fn hurry(language: Language) -> &'static str {
    language
        .pick("这条消息没有处理完，请再发一次。", "I could not finish this message. Please send it again.")
}

pub(super) fn greeting(language: Language) -> &'static str {
    language.pick(
        "你好！把淘宝、天猫、京东或拼多多的商品链接或淘口令发给我，我会回复能返利的链接。\n\
         先绑定账号：在应用里获取绑定码，然后发送 /link 绑定码\n\
         /balance 余额\n/orders 订单\n/bills 账单\n/claim 订单号 找回订单",
        "Hello! Send me a product of Taobao, Tmall, JD or Pinduoduo, as a link or a password (淘口令), and I answer \
         with a link that earns you a rebate.\n\
         First link your account: make a code in the app, and send /link CODE\n\
         /balance what you have\n/orders your orders\n/bills your bills\n/claim NUMBER an order that is missing",
    )
}

pub(super) fn unknown_command(language: Language) -> &'static str {
    language.pick(
        "没有这个命令。发送 /help 查看用法。",
        "I do not know this command. Send /help for what I can do.",
    )
}

pub(super) fn not_linked(language: Language) -> &'static str {
    language.pick(
        "还没有绑定账号。请在应用里获取绑定码，然后发送 /link 绑定码",
        "This chat is not linked to an account yet. Make a code in the app, and send /link CODE",
    )
}

pub(super) fn member_not_told(language: Language) -> &'static str {
    language.pick(
        "我还不知道你是平台的哪位会员，请在应用里查看。用 /claim 找回过一次订单之后，我就能在这里告诉你。",
        "I am not told yet which member you are: please look in the app. Once you have claimed an order here by /claim, \
         I can tell you.",
    )
}

pub(super) fn only_in_the_app(language: Language) -> &'static str {
    language.pick(
        "平台不让机器人查看这些，请在应用里查看。",
        "The platform does not show this to bots. Please look in the app.",
    )
}
