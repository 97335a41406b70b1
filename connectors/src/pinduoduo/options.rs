use crate::payments::KeySource;
use crate::union::UnionLimits;

/// How Pinduoduo (多多进宝) is reached, and as whom.
#[derive(Clone, Debug)]
pub struct PinduoduoOptions {
    /// The account's name, as its order lines are stored.
    pub account: String,
    /// Where, such as `https://gw-api.pinduoduo.com/api/router`.
    pub gateway: String,
    /// The id of our app.
    pub client_id: String,
    /// Its secret.
    pub client_secret: KeySource,
    /// The account's own place (推广位), such as `60005_612`.
    pub pid: String,
    /// What it may take of this process and of the network.
    pub limits: UnionLimits,
    /// Which way pages are turned.
    pub paging: Paging,
}

/// Which way pages are turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paging {
    /// From the last to the first, as Pinduoduo's documentation demands: no row is lost.
    #[default]
    Reverse,
    /// From the first to the last. Rows that slide to a page that has been read are lost: only for tests that show it.
    Forward,
}
