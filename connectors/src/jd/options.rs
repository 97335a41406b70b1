use crate::payments::KeySource;
use crate::union::UnionLimits;

/// How JD Union is reached, and as whom.
#[derive(Clone, Debug)]
pub struct JdOptions {
    /// The account's name, as its order lines are stored.
    pub account: String,
    /// Where, such as `https://api.jd.com/routerjson`.
    pub gateway: String,
    /// The key of our app.
    pub app_key: String,
    /// Its secret.
    pub app_secret: KeySource,
    /// The site or app that links are made for. Empty for social media, which have none: their links are made by
    /// another call.
    pub site_id: String,
    /// The account's own place (推广位).
    pub position_id: Option<String>,
    /// What it may take of this process and of the network.
    pub limits: UnionLimits,
}
