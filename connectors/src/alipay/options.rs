use crate::payments::{KeySource, Limits};

/// How Alipay is reached, and as whom.
#[derive(Clone, Debug)]
pub struct AlipayOptions {
    /// Where, such as `https://openapi.alipay.com/gateway.do`.
    pub gateway: String,
    /// The id of our app.
    pub app_id: String,
    /// The merchant's id at Alipay (`2088…`).
    pub seller_id: String,
    /// The app's private key.
    pub private_key: KeySource,
    /// Whom we believe.
    pub trust: AlipayTrust,
    /// Where Alipay sends its notices: `https`, without parameters.
    pub notify_url: String,
    /// What it may take of this process.
    pub limits: Limits,
}

/// How Alipay's signatures are checked.
#[derive(Clone, Debug)]
pub enum AlipayTrust {
    /// With public keys: one, or several in one PEM text, of which any may have signed.
    PublicKey(KeySource),
    /// With certificates. Requests then name ours and the roots.
    Certificates {
        /// The app's certificate.
        app: KeySource,
        /// Alipay's roots.
        root: KeySource,
        /// Alipay's own certificate: one, or several in one PEM text.
        alipay: KeySource,
    },
}
