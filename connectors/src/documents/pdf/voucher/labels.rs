use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::refund::RefundReason;

/// The words on the pages in one language. The bold font has none of them but digits.
pub(super) struct Labels {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    /// The title in the other language.
    pub(super) subtitle: &'static str,
    pub(super) number: &'static str,
    pub(super) buyer: &'static str,
    pub(super) amount: &'static str,
    pub(super) order: &'static str,
    pub(super) paid: &'static str,
    pub(super) refund: &'static str,
    pub(super) reason: &'static str,
    pub(super) requested: &'static str,
    pub(super) succeeded: &'static str,
    pub(super) channel: &'static str,
    pub(super) payment: &'static str,
    pub(super) channel_refund: &'static str,
    pub(super) transaction: &'static str,
    pub(super) elsewhere: &'static str,
    pub(super) lines: &'static str,
    pub(super) title_of_line: &'static str,
    pub(super) quantity: &'static str,
    pub(super) note: &'static str,
    page: (&'static str, &'static str, &'static str),
    reasons: fn(RefundReason) -> &'static str,
    channels: fn(ChannelKind) -> &'static str,
}

/// Chinese for buyers whose language is Chinese, English for everybody else.
pub(super) fn of(language: &str) -> &'static Labels {
    let language = language.split('-').next().unwrap_or_default();
    if language.eq_ignore_ascii_case("zh") { &CHINESE } else { &ENGLISH }
}

impl Labels {
    pub(super) fn reason(&self, reason: RefundReason) -> &'static str {
        (self.reasons)(reason)
    }

    pub(super) fn channel(&self, channel: ChannelKind) -> &'static str {
        (self.channels)(channel)
    }

    pub(super) fn page(&self, number: usize, of: usize) -> String {
        format!("{}{number}{}{of}{}", self.page.0, self.page.1, self.page.2)
    }
}

const CHINESE: Labels = Labels {
    language: "zh-CN",
    title: "退款凭证",
    subtitle: "Refund voucher",
    number: "凭证编号",
    buyer: "买家",
    amount: "退款金额",
    order: "订单号",
    paid: "订单实付",
    refund: "退款单号",
    reason: "退款原因",
    requested: "申请时间",
    succeeded: "到账时间",
    channel: "退款渠道",
    payment: "支付单号",
    channel_refund: "渠道退款单号",
    transaction: "渠道流水号",
    elsewhere: "账户余额或其他方式",
    lines: "退款明细",
    title_of_line: "商品",
    quantity: "数量",
    note: "本凭证由系统根据退款记录生成。",
    page: ("第 ", " 页，共 ", " 页"),
    reasons: |reason| match reason {
        RefundReason::ChangedMind => "不想要了",
        RefundReason::Defective => "商品损坏或无法使用",
        RefundReason::NotAsDescribed => "与描述不符",
        RefundReason::NotReceived => "未收到货",
        RefundReason::Other => "其他",
        RefundReason::OutOfStock => "缺货",
        RefundReason::WrongPrice => "价格有误",
    },
    channels: |channel| match channel {
        ChannelKind::Alipay => "支付宝",
        ChannelKind::WechatPay => "微信支付",
    },
};

const ENGLISH: Labels = Labels {
    language: "en",
    title: "Refund voucher",
    subtitle: "退款凭证",
    number: "Voucher no.",
    buyer: "Buyer",
    amount: "Refunded",
    order: "Order",
    paid: "Paid for the order",
    refund: "Refund",
    reason: "Reason",
    requested: "Asked for",
    succeeded: "With the buyer",
    channel: "By",
    payment: "Payment no.",
    channel_refund: "Refund no. at the channel",
    transaction: "The channel's number",
    elsewhere: "To the balance, or in another way",
    lines: "What was refunded",
    title_of_line: "Item",
    quantity: "Quantity",
    note: "Made by the platform from its record of the refund.",
    page: ("Page ", " of ", ""),
    reasons: |reason| match reason {
        RefundReason::ChangedMind => "No longer wanted",
        RefundReason::Defective => "Damaged or does not work",
        RefundReason::NotAsDescribed => "Not as described",
        RefundReason::NotReceived => "Never arrived",
        RefundReason::Other => "Other",
        RefundReason::OutOfStock => "Sold out",
        RefundReason::WrongPrice => "Wrong price",
    },
    channels: |channel| match channel {
        ChannelKind::Alipay => "Alipay",
        ChannelKind::WechatPay => "WeChat Pay",
    },
};
