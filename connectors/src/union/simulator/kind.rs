use crate::union::SignMethod::{self, Hmac, HmacSha256, Md5};

/// Which network is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Taobao,
    Jd,
    Pinduoduo,
}

impl Kind {
    /// Its name, as pages of the simulator show it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Taobao => "Taobao",
            Self::Jd => "JD",
            Self::Pinduoduo => "Pinduoduo",
        }
    }

    /// What stands before the code of a short link that people share.
    pub(crate) const fn short_prefix(self) -> &'static str {
        match self {
            Self::Taobao => "https://m.tb.cn/h.",
            Self::Jd => "https://u.jd.com/",
            Self::Pinduoduo => "https://p.pinduoduo.com/",
        }
    }

    /// How its calls may be signed.
    pub(crate) const fn sign_methods(self) -> &'static [SignMethod] {
        match self {
            Self::Taobao => &[Md5, Hmac, HmacSha256],
            Self::Jd | Self::Pinduoduo => &[Md5],
        }
    }

    /// The part of the gross commission that the network keeps, in parts per million.
    pub(crate) const fn fee_ppm(self) -> u32 {
        match self {
            Self::Taobao | Self::Jd => 100_000,
            Self::Pinduoduo => 0,
        }
    }
}
