use crate::code::codes;

codes! {
    /// Where an order comes from.
    pub enum OrderSource {
        /// Imported from a file in the platform's own record format.
        Import = "IMPORT",
        /// JD Union (京东联盟).
        Jd = "JD",
        /// Pinduoduo (多多进宝).
        Pinduoduo = "PINDUODUO",
        /// Sold by the platform itself.
        Store = "STORE",
        /// Taobao Union (淘宝联盟).
        Taobao = "TAOBAO",
    }
}

impl OrderSource {
    /// Whether it is an affiliate network, which reports orders by itself.
    pub const fn is_network(self) -> bool {
        matches!(self, Self::Jd | Self::Pinduoduo | Self::Taobao)
    }
}
