use crate::payments::KeySource;
use crate::union::{SignMethod, UnionLimits};

/// How Taobao Union is reached, and as whom.
#[derive(Clone, Debug)]
pub struct TaobaoOptions {
    /// The account's name, as its order lines are stored.
    pub account: String,
    /// Where, such as `https://eco.taobao.com/router/rest`.
    pub gateway: String,
    /// The key of our app.
    pub app_key: String,
    /// Its secret.
    pub app_secret: KeySource,
    /// The session of the publisher who has authorised the app. Links and registrations need it.
    pub session: Option<KeySource>,
    /// The account's own place (推广位): `mm_<account>_<site>_<zone>`.
    pub pid: String,
    /// By what buyers become channels of ours (`relation_id`). Without it nobody can be registered.
    pub inviter_code: Option<String>,
    /// How requests are signed.
    pub sign_method: SignMethod,
    /// What it may take of this process and of the network.
    pub limits: UnionLimits,
}
