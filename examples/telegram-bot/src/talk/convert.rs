//! A shared product: its link that earns, and what buying it would pay.

use super::{Language, Talk, key_of, money, words};
use crate::rebated::convert::{
    ConvertLinkConvert as Done, ConvertLinkConvertProduct as Product, IdentityInput, LinkConvertInput,
    LinkConvertReason, LinkErrorCode, Variables,
};
use crate::rebated::{Convert, PROVIDER, RebatedError, allowed};
use crate::telegram::Message;

/// The longest text that the platform reads, in characters.
const LONGEST: usize = 4000;

impl Talk {
    /// Asks for a link to the product in a text.
    pub(super) async fn convert(&self, message: &Message, text: &str) -> Result<String, RebatedError> {
        if text.chars().nth(LONGEST).is_some() {
            return Ok(refused(message.language, &LinkErrorCode::TEXT_TOO_LONG, ""));
        }
        let done = self.ask(message.chat, text, Some(key_of(message))).await?;
        match done.user_errors.first() {
            None => Ok(told(message.language, &done)),
            Some(error) => {
                if error.code == LinkErrorCode::IDENTITY_NOT_LINKED {
                    self.forget(message.chat).await;
                }
                Ok(refused(message.language, &error.code, &error.message))
            }
        }
    }

    pub(super) async fn is_known(&self, chat: i64) -> Result<bool, RebatedError> {
        let done = self.ask(chat, "?", None).await?;
        Ok(done.user_errors.iter().all(|error| error.code != LinkErrorCode::IDENTITY_NOT_LINKED))
    }

    async fn ask(&self, chat: i64, text: &str, key: Option<String>) -> Result<Done, RebatedError> {
        let input = LinkConvertInput {
            channel: Some("telegram".to_owned()),
            idempotency_key: key,
            identity: Some(IdentityInput { provider: PROVIDER.to_owned(), subject: chat.to_string() }),
            text: text.to_owned(),
        };
        allowed(self.rebated.run::<Convert>(Variables { input }).await?.link_convert)
    }
}

fn told(language: Language, done: &Done) -> String {
    let mut lines = Vec::new();
    if let Some(product) = &done.product {
        lines.push(product.title.clone());
        lines.push(price(language, product));
    }
    lines.push(estimate(language, done));
    if let Some(at) = &done.expected_at {
        let day = words::day(at);
        lines.push(language.pick(format!("最早到账：{day}"), format!("Paid on {day} at the earliest")));
    }
    match &done.reason {
        Some(LinkConvertReason::PRODUCT_STALE) => lines.push(
            language
                .pick("平台暂时联系不上，以上信息可能已变。", "The shop is away: this may have changed.")
                .to_owned(),
        ),
        Some(LinkConvertReason::NOT_REGISTERED) => lines.push(
            language
                .pick(
                    "先打开这个链接授权，然后再发一次商品：",
                    "First agree here, and then send me the product again:",
                )
                .to_owned(),
        ),
        _ => {}
    }
    lines.extend(done.register_url.clone());
    if let Some(link) = &done.link {
        lines.push(language.pick(format!("购买链接：{}", link.url), format!("Buy here: {}", link.url)));
        if let Some(password) = &link.password {
            lines.push(
                language.pick(format!("口令：{password}"), format!("Password for the app: {password}")),
            );
        }
    }
    lines.join("\n")
}

fn price(language: Language, product: &Product) -> String {
    let price = money(&product.price.amount, &words::code(&product.price.currency_code));
    match &product.coupon {
        None => language.pick(format!("价格：{price}"), format!("Price: {price}")),
        Some(coupon) => {
            let less = money(&coupon.amount.amount, &words::code(&coupon.amount.currency_code));
            language.pick(format!("价格：{price}，优惠券：{less}"), format!("Price: {price}, coupon: {less}"))
        }
    }
}

fn estimate(language: Language, done: &Done) -> String {
    let Some(estimate) = &done.estimate else {
        return language.pick("预计返利：暂时未知", "Rebate: not known right now").to_owned();
    };
    let back = money(&estimate.amount, &words::code(&estimate.currency_code));
    let Some(compared) = &done.estimate_compared else {
        return language.pick(format!("预计返利：约 {back}"), format!("About {back} back"));
    };
    let less = money(&compared.amount, &words::code(&compared.currency_code));
    language.pick(
        format!("预计返利：约 {back}（若被判为比价订单，约 {less}）"),
        format!("About {back} back (about {less} if the shop takes it for a comparison of prices)"),
    )
}

fn refused(language: Language, code: &LinkErrorCode, message: &str) -> String {
    use LinkErrorCode as Code;
    let text = match code {
        Code::IDENTITY_NOT_LINKED => words::not_linked(language),
        Code::NO_LINK => language.pick(
            "没有找到商品链接。请发送淘宝、天猫、京东或拼多多的商品链接或淘口令。",
            "I see no product in this. Send a link or a password (淘口令) of Taobao, Tmall, JD or Pinduoduo.",
        ),
        Code::SEVERAL_PRODUCTS => {
            language.pick("一次只能发一个商品。", "These are several products. Please send them one by one.")
        }
        Code::TEXT_TOO_LONG => language.pick("消息太长了。", "This message is too long."),
        Code::NOT_PROMOTED => language.pick("这个商品没有返利。", "This product pays no rebate."),
        Code::NETWORK_AWAY => {
            language.pick("商家平台暂时联系不上，请稍后再试。", "The shop is away. Please try again later.")
        }
        Code::NETWORK_REFUSED => {
            language.pick("商家平台拒绝了请求，我们会处理。", "The shop refuses us. We look into it.")
        }
        Code::NETWORK_NOT_OFFERED => language.pick("暂不支持这个平台。", "We make no links to this shop."),
        Code::NAME_TAKEN => language.pick(
            "你在该平台的账号已绑定给别的会员，请联系客服。",
            "Your account at this shop is linked to another member. Please ask support.",
        ),
        _ => return message.to_owned(),
    };
    text.to_owned()
}
