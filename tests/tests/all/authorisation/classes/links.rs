use super::super::class::{Class, class};
use super::super::world_links::{TAOBAO, WAITS};

const PEOPLE: &str = "U VVVV VVV FFFFF V";

/// Links, and the answers that make them: everybody's own.
pub fn classes() -> Vec<Class> {
    let convert = |text: &str, wanted: &str| {
        format!("mutation {{ linkConvert(input: {{ text: \"{text}\", channel: \"c\" }}) {{ {wanted} }} }}")
    };
    let register =
        |source: &str| format!("mutation {{ networkRegister(input: {{ source: {source} }}) {{ @ }} }}");
    let link = "channel clicks code createdAt id itemId network password shortUrl targetUrl title url user";
    let answer = "estimate estimateCompared expectedAt link product reason registerUrl userErrors";
    vec![
        class("TrackingLink", link)
            .met("node(id: $LINK) { ... on TrackingLink { @ } }", "A AVAA VVV AAAAA A"),
        class("LinkConvertPayload", answer)
            .met(convert(TAOBAO, "@"), PEOPLE)
            .met(convert(WAITS, "@"), PEOPLE)
            .met(convert("nothing", "@"), PEOPLE),
        class("NetworkRegisterPayload", "status url userErrors")
            .met(register("PINDUODUO"), PEOPLE)
            .met(register("STORE"), PEOPLE),
        class("SharedProduct", "coupon imageUrl itemId merchant network price title")
            .met(convert(TAOBAO, "product { @ }"), PEOPLE),
        class("SharedProductCoupon", "amount endsAt")
            .met(convert(TAOBAO, "product { coupon { @ } }"), PEOPLE),
    ]
}
