use super::{Language, NotificationKind};

/// What a notification says, as templates: `{{ number }}` stands for a fact of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The title, and the subject of a mail.
    pub title: &'static str,
    /// The text.
    pub text: &'static str,
}

/// What a kind says as long as nobody has written something else.
pub const fn wording(kind: NotificationKind, language: Language) -> Wording {
    let (title, text) = match language {
        Language::En => english(kind),
        Language::Zh => chinese(kind),
    };
    Wording { title, text }
}

const fn english(kind: NotificationKind) -> (&'static str, &'static str) {
    use NotificationKind as K;
    match kind {
        K::BillIssued => (
            "Your bill for {{ period }}",
            "Your bill {{ number }} for {{ period }} is ready. Your balance at its end: {{ amount }}.",
        ),
        K::OrderCancelled => {
            ("Order cancelled", "Your order {{ number }} was cancelled. It earns no rebate.")
        }
        K::OrderClaimGranted => {
            ("The order is yours", "The order {{ number }} that you claimed is yours. Its rebate follows.")
        }
        K::OrderClaimRefused => (
            "Your claim was not granted",
            "It could not be shown that the order {{ number }} is yours. Contact us if you think that it is.",
        ),
        K::OrderPaid => ("Order paid", "Your order {{ number }} over {{ amount }} was paid."),
        K::OrderReceived => ("Order received", "Your order {{ number }} has arrived."),
        K::OrderSettled => ("Order settled", "Your order {{ number }} is settled."),
        K::OrderShipped => ("Order shipped", "Your order {{ number }} is on its way."),
        K::PasswordChanged => (
            "Your password was changed",
            "The password of your account was changed, and other sessions were ended: {{ sessionsEnded }}. If that was not you, write to us at once.",
        ),
        K::RebateCredited => ("Rebate credited", "A rebate of {{ amount }} is available to you now."),
        K::RebateTakenBack => {
            ("Rebate taken back", "{{ amount }} of a rebate was taken back, because its order has changed.")
        }
        K::RebateTracked => ("Rebate on its way", "A rebate of {{ amount }} was recorded for you."),
        K::RefundCancelled => {
            ("Refund withdrawn", "The refund {{ number }} over {{ amount }} was withdrawn.")
        }
        K::RefundFailed => (
            "Refund given up",
            "The refund {{ number }} over {{ amount }} could not be paid. Please contact us.",
        ),
        K::RefundRejected => ("Refund refused", "The refund {{ number }} over {{ amount }} was refused."),
        K::RefundRequested => {
            ("Refund requested", "The refund {{ number }} over {{ amount }} was requested.")
        }
        K::RefundReturnAsked => (
            "Please send the goods back",
            "For the refund {{ number }} over {{ amount }} the goods have to come back.",
        ),
        K::RefundSucceeded => ("Refund granted", "The refund {{ number }} over {{ amount }} was granted."),
        K::SessionCompromised => (
            "One of your sessions was ended",
            "Somebody may have stolen one of your sessions. It was ended. Please change your password.",
        ),
        K::SignedIn => {
            ("New sign-in", "Somebody signed in to your account. If that was not you, change your password.")
        }
        K::WebhookEndpointDisabled => (
            "A webhook endpoint was disabled",
            "The webhook endpoint \"{{ endpoint }}\" is not called any more: {{ reason }}. Mend it, enable it, and replay what it missed.",
        ),
    }
}

const fn chinese(kind: NotificationKind) -> (&'static str, &'static str) {
    use NotificationKind as K;
    match kind {
        K::BillIssued => {
            ("{{ period }} 账单", "您 {{ period }} 的账单 {{ number }} 已生成,期末余额为 {{ amount }}。")
        }
        K::OrderCancelled => ("订单已取消", "您的订单 {{ number }} 已取消,不再产生返利。"),
        K::OrderClaimGranted => ("订单已归属", "您认领的订单 {{ number }} 已归属于您,返利将随后记录。"),
        K::OrderClaimRefused => ("订单认领未通过", "无法确认订单 {{ number }} 属于您。如有疑问,请联系我们。"),
        K::OrderPaid => ("订单已付款", "您的订单 {{ number }} 已付款,金额 {{ amount }}。"),
        K::OrderReceived => ("订单已收货", "您的订单 {{ number }} 已收货。"),
        K::OrderSettled => ("订单已结算", "您的订单 {{ number }} 已结算。"),
        K::OrderShipped => ("订单已发货", "您的订单 {{ number }} 已发货。"),
        K::PasswordChanged => (
            "密码已修改",
            "您的账户密码已修改,另有 {{ sessionsEnded }} 个会话已结束。如非本人操作,请立即联系我们。",
        ),
        K::RebateCredited => ("返利已到账", "您有一笔 {{ amount }} 的返利已到账。"),
        K::RebateTakenBack => ("返利已收回", "因订单变化,已收回返利 {{ amount }}。"),
        K::RebateTracked => ("返利已记录", "已为您记录一笔 {{ amount }} 的返利。"),
        K::RefundCancelled => ("退款已撤回", "退款 {{ number }}(金额 {{ amount }})已撤回。"),
        K::RefundFailed => ("退款未成功", "退款 {{ number }}(金额 {{ amount }})未能完成，请联系我们。"),
        K::RefundRejected => ("退款被拒绝", "退款 {{ number }}(金额 {{ amount }})被拒绝。"),
        K::RefundRequested => ("退款已申请", "退款 {{ number }}(金额 {{ amount }})已申请。"),
        K::RefundReturnAsked => ("请寄回商品", "退款 {{ number }}(金额 {{ amount }})需要您寄回商品。"),
        K::RefundSucceeded => ("退款成功", "退款 {{ number }}(金额 {{ amount }})已成功。"),
        K::SessionCompromised => ("会话已结束", "您的一个会话可能被盗用,现已结束。请尽快修改密码。"),
        K::SignedIn => ("新的登录", "您的账户有新的登录。如非本人操作,请修改密码。"),
        K::WebhookEndpointDisabled => (
            "Webhook 端点已停用",
            "Webhook 端点“{{ endpoint }}”已停用,原因:{{ reason }}。修复后请重新启用,并重放错过的事件。",
        ),
    }
}
