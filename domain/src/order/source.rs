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
