/// One key of the configuration. The table of them is the only list: the loader, the check for
/// unknown keys and the reference page all read it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as the file spells it, sections separated by dots.
    pub path: &'static str,
    /// What holds when nobody sets it.
    pub fallback: Fallback,
    /// What it is for, with its unit and range.
    pub meaning: &'static str,
}

/// A value that holds when nobody sets another. It also says which type the key has.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Number(i64),
    /// An empty list of texts; in the environment and in flags they are separated by commas.
    EmptyList,
}

use Fallback::{EmptyList, Number, Text};

const fn key(path: &'static str, fallback: Fallback, meaning: &'static str) -> Key {
    Key { path, fallback, meaning }
}

/// Every key there is.
pub const KEYS: &[Key] = &[
    key("listen", Text("127.0.0.1:8080"), "Address and port to listen on; port 0 takes any free one."),
    key(
        "database_url",
        Text("sqlite://data/rebated.sqlite"),
        "`sqlite://PATH` or `postgres://USER:PASSWORD@HOST/NAME`. A SQLite file and its folder are made.",
    ),
    key("database.max_connections", Number(8), "Size of the connection pool, 2 to 1000."),
    key("database.schema", Text(""), "Schema to work in, on PostgreSQL; empty for the role's own."),
    key(
        "database.statement_timeout_seconds",
        Number(30),
        "Longest time that one statement may run, on PostgreSQL; 1 to 3600. While serving, at most the request timeout.",
    ),
    key("mode", Text("development"), "`development` or `production`; production switches GraphiQL off."),
    key("log.format", Text("text"), "`text` for people, `json` for machines. Logs go to standard error."),
    key(
        "log.filter",
        Text("info,sea_orm_migration=warn,sqlx=warn"),
        "Which events are logged, such as `warn` or `rebated=debug,info`.",
    ),
    key(
        "server.role",
        Text("all"),
        "What the process does: `api` serves the API, `worker` works in the background and serves health and metrics only, `all` does both.",
    ),
    key("jobs.at_once", Number(8), "Most background jobs that the process runs at the same time, 1 to 1000."),
    key(
        "jobs.shutdown_seconds",
        Number(20),
        "How long jobs under way may take when the process is told to stop, 0 to 3600; after that they are given back.",
    ),
    key("http.body_limit_bytes", Number(1_048_576), "Largest request body, 1024 to 104857600."),
    key("http.request_timeout_seconds", Number(10), "Longest time that one request may take, 1 to 300."),
    key(
        "http.cors_origins",
        EmptyList,
        "Origins whose pages may call the API, such as `https://app.example.com`. None by default.",
    ),
    key(
        "http.trusted_proxies",
        EmptyList,
        "Addresses or networks of our own proxies, such as `10.0.0.0/8`: their `X-Forwarded-For` is believed.",
    ),
    key(
        "http.public_url",
        Text(""),
        "Where clients reach the server, such as `https://api.example.com`; links to documents begin with it. Empty for the address that the server listens on.",
    ),
    key("http.max_connections", Number(10_000), "Most connections at once, 1 to 1000000."),
    key("limits.operation_points", Number(1_000), "Most points that one operation may cost, 100 to 1000000."),
    key(
        "limits.caller_points",
        Number(2_000),
        "Points that somebody signed in, or a bot's key, may use at once; at least `limits.operation_points`.",
    ),
    key(
        "limits.caller_points_per_minute",
        Number(6_000),
        "Points that come back to such a caller each minute.",
    ),
    key(
        "limits.anonymous_points",
        Number(1_000),
        "Points that everybody else at one address may use at once; at least `limits.operation_points`.",
    ),
    key(
        "limits.anonymous_points_per_minute",
        Number(3_000),
        "Points that come back to an address each minute.",
    ),
    key(
        "limits.attempts",
        Number(20),
        "Attempts to sign in, to prove a password or to refresh a session, each, that one address may make at once.",
    ),
    key("limits.attempts_per_minute", Number(20), "Attempts that come back to an address each minute."),
    key(
        "documents.manifest",
        Text(""),
        "File of registered documents: a JSON object from SHA-256 to document. Empty for none.",
    ),
    key(
        "documents.unregistered",
        Text("allowed"),
        "Who may run documents that are not registered: `allowed` for everybody, `signed_in` for callers with a token.",
    ),
    key(
        "broker.kind",
        Text("memory"),
        "`memory` for none beside the database, or `rabbitmq`: events are then published there as well.",
    ),
    key(
        "broker.url",
        Text(""),
        "Where RabbitMQ is: `amqp://USER:PASSWORD@HOST:5672/VHOST`, or `amqps://…` with TLS. Needed for `rabbitmq` only.",
    ),
    key(
        "broker.exchange",
        Text("rebated.events"),
        "The topic exchange that events are published to; it is made.",
    ),
    key(
        "redis.url",
        Text(""),
        "Where Redis is: `redis://USER:PASSWORD@HOST:6379/0`, or `rediss://…` with TLS. Nodes with the same server and prefix share rate limits. Empty: each process counts for itself.",
    ),
    key(
        "redis.prefix",
        Text("rebated"),
        "What every key in Redis begins with. Platforms that share a server need different ones.",
    ),
    key(
        "redis.timeout_milliseconds",
        Number(50),
        "Longest time that a request waits for Redis, 1 to 1000; after that its process counts for itself for a second.",
    ),
    key(
        "mail.url",
        Text(""),
        "The mail server: `smtps://USER:PASSWORD@HOST:465`, or `smtp://USER:PASSWORD@HOST:587?tls=required`. Empty: nothing is sent, mail goes to a simulator.",
    ),
    key("mail.from", Text(""), "The sender of mail, such as `Rebated <no-reply@example.com>`."),
    key(
        "sms.access_key_id",
        Text(""),
        "Id of the key for Alibaba Cloud's text messages. Empty: nothing is sent, text messages go to a simulator.",
    ),
    key("sms.access_key_secret", Text(""), "Secret of that key."),
    key("sms.endpoint", Text("https://dysmsapi.aliyuncs.com"), "Where the gateway is."),
    key(
        "sms.sign_name",
        Text(""),
        "The signature registered with the gateway, which stands before every text.",
    ),
    key(
        "sms.templates",
        EmptyList,
        "Templates registered with the gateway, such as `PASSWORD_CHANGED/ZH=SMS_123456`. What has none is not sent.",
    ),
    key(
        "push.service_account",
        Text(""),
        "The JSON key of a service account of Firebase. Empty: nothing is sent, pushes go to a simulator.",
    ),
    key("push.endpoint", Text("https://fcm.googleapis.com"), "Where Firebase is."),
    key(
        "payments.callback_url",
        Text(""),
        "Where payment channels reach the server, such as `https://pay.example.com`: they call `/callbacks/alipay` and `/callbacks/wechat-pay` below it. Empty for `http.public_url`.",
    ),
    key(
        "payments.simulators",
        Text("embedded"),
        "`embedded` or `off`: whether channels that are not configured are simulated inside the server. In production none is, whatever this says.",
    ),
    key(
        "payments.alipay.app_id",
        Text(""),
        "Our app at Alipay. Empty: a simulator takes its place; in production Alipay is then not offered.",
    ),
    key("payments.alipay.seller_id", Text(""), "The merchant's id at Alipay, `2088…`."),
    key(
        "payments.alipay.private_key",
        Text(""),
        "The app's private RSA key, as PEM or base64, or `file:PATH`. A file is read again when it changes; so for every key of a channel.",
    ),
    key(
        "payments.alipay.alipay_public_key",
        Text(""),
        "Alipay's public key, or several in one PEM text, or `file:PATH`. Empty for certificates.",
    ),
    key("payments.alipay.app_certificate", Text(""), "The app's certificate as PEM, or `file:PATH`."),
    key("payments.alipay.root_certificate", Text(""), "Alipay's root certificates as PEM, or `file:PATH`."),
    key(
        "payments.alipay.alipay_certificate",
        Text(""),
        "Alipay's certificate as PEM, or several, or `file:PATH`.",
    ),
    key("payments.alipay.gateway", Text("https://openapi.alipay.com/gateway.do"), "Where Alipay is."),
    key(
        "payments.wechat_pay.app_id",
        Text(""),
        "Our app at WeChat. Empty: a simulator takes its place; in production WeChat Pay is then not offered.",
    ),
    key("payments.wechat_pay.merchant_id", Text(""), "The merchant's id at WeChat Pay."),
    key(
        "payments.wechat_pay.private_key",
        Text(""),
        "The merchant's private RSA key as PEM or base64, or `file:PATH`.",
    ),
    key(
        "payments.wechat_pay.certificate",
        Text(""),
        "The merchant's certificate as PEM, or `file:PATH`. It is used only together with its key.",
    ),
    key(
        "payments.wechat_pay.api_v3_key",
        Text(""),
        "The APIv3 key, 32 bytes, or `file:PATH`; of several, one a line, any may be in use.",
    ),
    key(
        "payments.wechat_pay.public_keys",
        EmptyList,
        "WeChat Pay's public keys with their ids, such as `PUB_KEY_ID_0123=file:PATH`. Platform certificates are fetched.",
    ),
    key("payments.wechat_pay.base_url", Text("https://api.mch.weixin.qq.com"), "Where WeChat Pay is."),
    key(
        "networks.accounts",
        Text(""),
        "File of accounts at affiliate networks (TOML, see docs/NETWORKS.md). Empty: simulators in development, none in production.",
    ),
    key(
        "networks.simulators",
        Text("embedded"),
        "What takes the place of accounts in development: `embedded` simulators inside the server, or `off`.",
    ),
    key("networks.first_days", Number(1), "How many days before its first look an account is read, 0 to 90."),
    key(
        "networks.answers_kept_days",
        Number(30),
        "How many days the answers of networks are kept as they came, 1 to 3650.",
    ),
    key(
        "courier.base_url",
        Text(""),
        "Where the courier's service is, such as `https://courier.example.com`. Empty: a simulator takes its place; in production there is then no courier.",
    ),
    key("courier.key_id", Text(""), "Our name at the courier's service."),
    key(
        "courier.secret",
        Text(""),
        "The secret shared with the courier, at least 32 characters, or `file:PATH`; of several, one a line, the first signs and each is believed.",
    ),
    key(
        "courier.simulator",
        Text("embedded"),
        "`embedded` or `off`: whether a courier that is not configured is simulated inside the server. In production none is, whatever this says.",
    ),
    key(
        "vouchers.link_minutes",
        Number(15),
        "How long a link to the voucher of a refund is good for, 1 to 720 minutes.",
    ),
    key(
        "webhooks.allowed_networks",
        EmptyList,
        "Networks that endpoints of webhooks may be in although they are not on the public internet, such as `10.1.0.0/16`. None by default.",
    ),
    key(
        "webhooks.allowed_ports",
        EmptyList,
        "Ports that endpoints may have beside 80, 443 and those from 1024 on.",
    ),
    key(
        "webhooks.plain_http",
        Text("refused"),
        "`allowed` or `refused`: whether endpoints may be called without TLS.",
    ),
    key(
        "webhooks.disable_after_days",
        Number(5),
        "After how many days in which nothing arrived, though it was tried, an endpoint is disabled; 1 to 365.",
    ),
    key("bills.link_minutes", Number(15), "How long a link to a bill's document is good, 1 to 720."),
    key(
        "objects.url",
        Text("file://data/objects"),
        "Where printed documents are kept: `file://FOLDER`, which is made, or `s3://BUCKET/PREFIX`. They can be printed again.",
    ),
    key(
        "objects.endpoint",
        Text(""),
        "URL of a server that speaks S3; empty for Amazon's. Credentials come from `AWS_ACCESS_KEY_ID` and the like.",
    ),
    key("objects.region", Text(""), "Region of the bucket; empty for what `AWS_REGION` says."),
    key("auth.issuer", Text("rebated"), "The `iss` of access tokens; tokens of another issuer are refused."),
    key("auth.audience", Text("rebated"), "The `aud` of access tokens; tokens for others are refused."),
    key("auth.access_token_minutes", Number(15), "How long an access token is valid, 1 to 1440."),
    key("auth.refresh_token_days", Number(30), "How long an unused refresh token is valid, 1 to 365."),
];

impl Key {
    /// The key with this path.
    pub fn find(path: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.path == path)
    }

    /// The environment variable that sets the key.
    pub fn variable(&self) -> String {
        format!("REBATED_{}", self.path.to_uppercase().replace('.', "__"))
    }
}
