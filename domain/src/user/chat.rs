use crate::code::codes;

codes! {
    /// A chat in which bots talk to members. A bot may link accounts there and nowhere else: whoever links an order
    /// source gives somebody the orders that arrive under a name.
    pub enum ChatProvider {
        /// DingTalk (钉钉).
        Dingtalk = "DINGTALK",
        /// Discord.
        Discord = "DISCORD",
        /// Feishu (飞书), or Lark.
        Feishu = "FEISHU",
        /// LINE.
        Line = "LINE",
        /// Tencent QQ.
        Qq = "QQ",
        /// Telegram.
        Telegram = "TELEGRAM",
        /// WeChat (微信).
        Wechat = "WECHAT",
        /// WeCom (企业微信).
        Wecom = "WECOM",
        /// WhatsApp.
        Whatsapp = "WHATSAPP",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::OrderSource;

    #[test]
    fn no_chat_has_the_name_of_an_order_source() {
        for source in OrderSource::ALL {
            assert!(source.code().parse::<ChatProvider>().is_err(), "{source}");
        }
    }
}
