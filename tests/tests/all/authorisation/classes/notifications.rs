use super::super::audience::DELIVERIES;
use super::super::class::{Class, class};

const ADMIN: &str = "U FFFF FFV FFFFF F";
const PEOPLE: &str = "U VVVV VVV FFFFF V";

pub fn classes() -> Vec<Class> {
    let hours = "quietHours: { timeZone: \"UTC\", from: \"22:00\", until: \"07:00\" }";
    let preferences = |wanted: &str| {
        format!(
            "mutation {{ notificationPreferencesSet(input: {{ {hours} }}) {{ preferences {{ {wanted} }} }} }}"
        )
    };
    let sample = "notificationTemplatePreview(input: { kind: SIGNED_IN, medium: EMAIL, language: EN, title: \"x\", \
                  body: \"x\" }) { @ }";
    let refused = "notificationTemplatePreview(input: { kind: SIGNED_IN, medium: EMAIL, language: EN, \
                   title: \"{{\", body: \"x\" }) { @ }";
    let device = "mutation { deviceRegister(input: { token: \"0123456789abcdef#\" }) { device { @ } } }";
    vec![
        class("Notification", "body createdAt id kind language readAt title")
            .met("node(id: $NOTIFICATION) { ... on Notification { @ } }", "A AVAA VVV AAAAA A")
            .restricted("deliveries", DELIVERIES),
        class("NotificationDelivery", "attempts channel dueAt id jobId sentAt state")
            .met(
                "notifications(userId: $USER, first: 100) { edges { node { deliveries { @ } } } }",
                "U FFFF VVV FFFFF F",
            )
            // the simulator gives no name, and never fails
            .blank("lastError")
            .blank("providerReference"),
        class("NotificationPreferences", "choices quietHours").met(preferences("@"), PEOPLE),
        class("NotificationChoice", "channel isOptional isWanted kind")
            .met(preferences("choices { @ }"), PEOPLE),
        class("QuietHours", "from timeZone until").met(preferences("quietHours { @ }"), PEOPLE),
        class("NotificationTemplate", "body kind language medium title version")
            .met("notificationTemplates { @ }", ADMIN)
            // nobody has written one
            .blank("html"),
        class("NotificationSample", "html text title").met(sample.replace('@', "sample { @ }"), ADMIN),
        class("NotificationTemplatePreviewPayload", "sample userErrors")
            .met(sample, ADMIN)
            .met(refused, ADMIN),
        class("Device", "createdAt id").met(device, PEOPLE),
    ]
}
