use super::super::class::{Class, class};

const ADMIN: &str = "U FFFF FFV FFFFF F";
const NODE: &str = "A AAAA AAV AAAAA A";

pub fn classes() -> Vec<Class> {
    let job = "attempts createdAt dedupKey dueAt finishedAt id kind lastError leaseUntil maxAttempts payload \
               priority requestId state version";
    let node = |name: &str| format!("node(id: ${name}) {{ ... on Job {{ @ }} }}");
    let endpoint = "createdAt description disabledAt disabledReason failingSince id kinds oldSecretUntil order state \
                    updatedAt url version";
    let delivery = "attempts createdAt eventId finishedAt givenUpBecause id nextAt replay state type";
    let delivered =
        |name: &str, of: &str| format!("node(id: ${name}) {{ ... on WebhookDelivery {{ {of} }} }}");
    vec![
        class("WebhookEndpoint", endpoint).met("node(id: $ENDPOINT) { ... on WebhookEndpoint { @ } }", NODE),
        class("WebhookDelivery", delivery)
            .met(delivered("DELIVERY", "@"), NODE)
            .met(delivered("WAITING_DELIVERY", "@"), NODE),
        class("WebhookAttempt", "at error number response status tookMillis")
            .met(delivered("DELIVERY", "attempts { @ }"), NODE),
        class("Job", job).met(node("JOB"), NODE).met(node("RUNNING_JOB"), NODE),
        class("SystemHealth", "checkedAt database events jobs stuck").met("systemHealth { @ }", ADMIN),
        class("SystemDatabase", "kind latencyMicros").met("systemHealth { database { @ } }", ADMIN),
        class("SystemEvents", "oldestAt undelivered").met("systemHealth { events { @ } }", ADMIN),
        class("SystemJobs", "dead oldestDueAt running waiting").met("systemHealth { jobs { @ } }", ADMIN),
        class("StuckObjects", "count kind oldestId since").met("systemHealth { stuck { @ } }", ADMIN),
    ]
}
