use rebated_domain::ledger::TransferReason;

/// The words on the pages in one language.
pub(super) struct Labels {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    /// The title in the other language.
    pub(super) subtitle: &'static str,
    pub(super) number: &'static str,
    pub(super) member: &'static str,
    pub(super) month: &'static str,
    pub(super) issued: &'static str,
    pub(super) currency: &'static str,
    pub(super) opening: &'static str,
    pub(super) credits: &'static str,
    pub(super) debits: &'static str,
    pub(super) closing: &'static str,
    pub(super) totals: &'static str,
    pub(super) chart: &'static str,
    pub(super) movements: &'static str,
    pub(super) date: &'static str,
    pub(super) kind: &'static str,
    pub(super) order: &'static str,
    pub(super) amount: &'static str,
    pub(super) balance: &'static str,
    pub(super) hash: &'static str,
    late: (&'static str, &'static str),
    page: (&'static str, &'static str, &'static str),
    count: (&'static str, &'static str),
    reason: fn(TransferReason) -> &'static str,
}

/// Chinese for members whose language is Chinese, English for everybody else.
pub(super) fn of(locale: &str) -> &'static Labels {
    let language = locale.split('-').next().unwrap_or_default();
    if language.eq_ignore_ascii_case("zh") { &CHINESE } else { &ENGLISH }
}

impl Labels {
    pub(super) fn reason(&self, reason: TransferReason) -> &'static str {
        (self.reason)(reason)
    }

    /// Beside a movement that belongs to an earlier month.
    pub(super) fn late(&self, day: impl std::fmt::Display) -> String {
        format!("{}{day}{}", self.late.0, self.late.1)
    }

    pub(super) fn page(&self, number: usize, of: usize) -> String {
        format!("{}{number}{}{of}{}", self.page.0, self.page.1, self.page.2)
    }

    pub(super) fn count(&self, count: usize) -> String {
        format!("{}{count}{}", self.count.0, self.count.1)
    }
}

const CHINESE: Labels = Labels {
    language: "zh-CN",
    title: "账单",
    subtitle: "Statement",
    number: "账单编号",
    member: "会员",
    month: "账期",
    issued: "出账时间",
    currency: "币种",
    opening: "期初余额",
    credits: "本期收入",
    debits: "本期支出",
    closing: "期末余额",
    totals: "分类汇总",
    chart: "每日余额",
    movements: "账目明细",
    date: "日期",
    kind: "类型",
    order: "订单号",
    amount: "金额",
    balance: "余额",
    hash: "校验值",
    late: ("（补记 ", "）"),
    page: ("第 ", " 页，共 ", " 页"),
    count: ("", " 笔"),
    reason: |reason| match reason {
        TransferReason::Commission => "佣金",
        TransferReason::RebateEstimate => "返利预估",
        TransferReason::RebateCredit => "返利到账",
        TransferReason::RebateClawback => "返利追回",
        TransferReason::Adjustment => "人工调整",
        TransferReason::Reversal => "调整冲正",
        TransferReason::Hold => "冻结",
        TransferReason::OrderRevenue => "商品销售",
        TransferReason::PaymentCapture => "订单付款",
        TransferReason::PaymentReturn => "付款退回",
        TransferReason::PaymentSuspense => "待查款项",
        TransferReason::Refund => "退款",
        TransferReason::RefundReturned => "退款退回",
    },
};

const ENGLISH: Labels = Labels {
    language: "en",
    title: "Statement",
    subtitle: "账单",
    number: "Statement no.",
    member: "Member",
    month: "Month",
    issued: "Issued",
    currency: "Currency",
    opening: "Opening balance",
    credits: "Credits",
    debits: "Debits",
    closing: "Closing balance",
    totals: "By kind",
    chart: "Balance by day",
    movements: "Movements",
    date: "Date",
    kind: "Kind",
    order: "Order",
    amount: "Amount",
    balance: "Balance",
    hash: "Checksum",
    late: (" (late, of ", ")"),
    page: ("Page ", " of ", ""),
    count: ("× ", ""),
    reason: |reason| match reason {
        TransferReason::Commission => "Commission",
        TransferReason::RebateEstimate => "Rebate estimate",
        TransferReason::RebateCredit => "Rebate credited",
        TransferReason::RebateClawback => "Rebate taken back",
        TransferReason::Adjustment => "Adjustment",
        TransferReason::Reversal => "Reversal",
        TransferReason::Hold => "Hold",
        TransferReason::OrderRevenue => "Sale",
        TransferReason::PaymentCapture => "Payment",
        TransferReason::PaymentReturn => "Payment returned",
        TransferReason::PaymentSuspense => "Payment in suspense",
        TransferReason::Refund => "Refund",
        TransferReason::RefundReturned => "Refund sent back",
    },
};
