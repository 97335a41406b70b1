use super::super::class::{Class, class};

const PAYMENT: &str = "A AVAA VVV AAAAA A";
const TOLD: &str = "U FFFF FVV FFFFF F";

pub fn classes() -> Vec<Class> {
    let of = |name: &str, wanted: &str| format!("node(id: ${name}) {{ ... on Payment {{ {wanted} }} }}");
    let told = |result: &str| format!("paymentCallbacks(result: {result}) {{ edges {{ node {{ @ }} }} }}");
    let payment = "amount channel channelTradeNumber createdAt expiresAt id jsapi number order paidAt payUrl qrCode \
                   return scene status surplus timeline trouble version";
    vec![
        class("Payment", payment)
            .met(of("PAYMENT", "@"), PAYMENT)
            .met(of("PAGE_PAYMENT", "@"), PAYMENT)
            .met(of("JSAPI_PAYMENT", "@"), PAYMENT)
            .met(of("UNCLEAR_PAYMENT", "@"), PAYMENT)
            .met(of("DISPUTED00", "@"), PAYMENT)
            .met(of("RETURNED_PAYMENT", "@"), PAYMENT),
        class("PaymentJsapi", "appId nonceStr package paySign timeStamp")
            .met(of("JSAPI_PAYMENT", "jsapi { @ }"), PAYMENT),
        class("PaymentEvent", "at cause kind row status statusBefore version")
            .met(of("PAYMENT", "timeline { @ }"), PAYMENT),
        class("PaymentReturn", "amount channelNumber createdAt number status succeededAt trouble")
            .met(of("RETURNED_PAYMENT", "return { @ }"), PAYMENT)
            .met(of("STUCK_PAYMENT", "return { @ }"), PAYMENT),
        class("PaymentCallback", "appliedAt channel eventId id number payment reason receivedAt result")
            .met(told("APPLIED"), TOLD)
            .met(told("PARKED"), TOLD),
    ]
}
