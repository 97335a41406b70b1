use md5::{Digest as _, Md5};
use rebated_domain::money::Rate;

use super::Kind;
use crate::payments::hex;
use crate::union::rate;

/// A product that a simulated network sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its id at the network: Taobao an opaque text, JD 12 digits, Pinduoduo a `goods_sign`.
    pub item_id: String,
    /// What the address of its page names it by: Taobao a number, JD and Pinduoduo its id.
    pub page_id: String,
    /// Its page at the network, as people share it. Nothing of the simulator is there.
    pub page_url: String,
    /// Its name.
    pub title: String,
    /// Its shop.
    pub shop: String,
    /// The shop's number.
    pub shop_id: u64,
    /// Its category of the first level.
    pub category: String,
    /// The category's number.
    pub category_id: u64,
    /// The price of one, in fen, before the coupon.
    pub price_minor: i64,
    /// What a coupon takes off an order, in fen. JD tells of none.
    pub coupon_minor: Option<i64>,
    /// The part of what is paid that the network pays, before its fee.
    pub commission_rate: Rate,
    /// What Pinduoduo pays instead for a comparison of prices (比价); none elsewhere.
    pub compare_rate: Option<Rate>,
}

impl Product {
    /// Whether it is known by this id, or its page is.
    pub(super) fn is(&self, id: &str) -> bool {
        self.item_id == id || self.page_id == id
    }
}

type Entry = (&'static str, &'static str, u64, &'static str, u64, i64, i64, u32);

/// Title, shop and its number, category and its number, price and coupon in fen, rate in parts per million.
const ENTRIES: [Entry; 12] = [
    ("明前龙井绿茶 250克 罐装", "云上茶园旗舰店", 10_001, "食品饮料", 1320, 12_800, 2_000, 91_000),
    ("纯棉四件套 1.8米床 水洗棉", "安睡家纺专营店", 10_002, "家居家纺", 15_248, 19_900, 3_000, 120_000),
    ("儿童学步鞋 软底 透气", "小步童鞋旗舰店", 10_003, "母婴", 1319, 6_900, 500, 60_000),
    ("无线蓝牙耳机 主动降噪", "声悦数码专卖店", 10_004, "数码", 652, 29_900, 0, 25_000),
    ("不锈钢保温杯 500毫升", "恒温杯壶旗舰店", 10_005, "厨具", 6196, 5_980, 1_000, 85_000),
    ("抽取式面巾纸 24包 整箱", "柔厚纸品自营店", 10_006, "家庭清洁", 15_901, 3_990, 300, 32_000),
    ("玻尿酸补水面膜 20片", "水光美妆旗舰店", 10_007, "美妆护肤", 1316, 8_900, 4_000, 300_000),
    ("男士速干短袖 夏季 运动", "跃动服饰专营店", 10_008, "服装", 1315, 4_950, 0, 150_000),
    ("机械键盘 87键 热插拔", "键程电竞旗舰店", 10_009, "电脑办公", 670, 23_900, 2_000, 18_000),
    ("宠物猫砂 豆腐砂 6升 4袋", "喵屋宠物专卖店", 10_010, "宠物生活", 6994, 7_560, 600, 70_000),
    ("坚果礼盒 每日坚果 30包", "林间食品旗舰店", 10_011, "食品饮料", 1320, 9_990, 1_500, 105_000),
    ("可折叠晴雨伞 加固 防晒", "晴天伞具专营店", 10_012, "居家日用", 1620, 3_580, 0, 45_000),
];

/// What the network sells. The first `item_id`s are the same every time.
pub(super) fn catalogue(kind: Kind) -> Vec<Product> {
    let product = |(index, entry): (u64, &Entry)| {
        let (title, shop, shop_id, category, category_id, price_minor, coupon, ppm) = *entry;
        let coupon_minor = (coupon > 0 && kind != Kind::Jd).then_some(coupon);
        let item_id = item_id(kind, index, title);
        let page_id = match kind {
            Kind::Taobao => (631_237_418_743 + index * 10_790_137).to_string(),
            Kind::Jd | Kind::Pinduoduo => item_id.clone(),
        };
        Product {
            page_url: page_url(kind, &page_id),
            item_id,
            page_id,
            title: title.to_owned(),
            shop: shop.to_owned(),
            shop_id,
            category: category.to_owned(),
            category_id,
            price_minor,
            coupon_minor,
            // Pinduoduo states rates in per mille
            commission_rate: rate(ppm),
            compare_rate: (kind == Kind::Pinduoduo).then(|| rate(ppm / 3_000 * 1_000)),
        }
    };
    (0..).zip(&ENTRIES).map(product).collect()
}

/// A product that was never listed: 99 yuan, 5 %.
pub(super) fn unlisted(kind: Kind, item_id: &str) -> Product {
    Product {
        item_id: item_id.to_owned(),
        page_id: item_id.to_owned(),
        page_url: page_url(kind, item_id),
        title: format!("商品 {item_id}"),
        shop: "杂货店".to_owned(),
        shop_id: 10_999,
        category: "其他".to_owned(),
        category_id: 9999,
        price_minor: 9_900,
        coupon_minor: None,
        commission_rate: rate(50_000),
        compare_rate: (kind == Kind::Pinduoduo).then(|| rate(10_000)),
    }
}

fn page_url(kind: Kind, page_id: &str) -> String {
    match kind {
        Kind::Taobao => format!("https://item.taobao.com/item.htm?id={page_id}"),
        Kind::Jd => format!("https://item.jd.com/{page_id}.html"),
        Kind::Pinduoduo => format!("https://mobile.yangkeduo.com/goods.html?goods_sign={page_id}"),
    }
}

fn item_id(kind: Kind, index: u64, title: &str) -> String {
    let mark = hex(&Md5::digest(title));
    match kind {
        Kind::Taobao => format!("T{}-{}", &mark[..16], &mark[16..24]),
        Kind::Jd => (100_012_043_978 + index * 13_790_137).to_string(),
        Kind::Pinduoduo => format!("E9{}_J{}", &mark[..20], &mark[20..28]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_catalogue_has_ids_of_its_network() {
        for kind in [Kind::Taobao, Kind::Jd, Kind::Pinduoduo] {
            let products = catalogue(kind);
            assert_eq!(products, catalogue(kind), "the same every time");
            let ids: HashSet<&str> = products.iter().map(|product| product.item_id.as_str()).collect();
            assert_eq!(ids.len(), 12);
            let is_number = |id: &&str| id.bytes().all(|byte| byte.is_ascii_digit());
            assert_eq!(ids.iter().all(is_number), kind == Kind::Jd);
            for product in products {
                assert!(product.coupon_minor.unwrap_or(0) < product.price_minor);
                assert_eq!(product.compare_rate.is_some(), kind == Kind::Pinduoduo);
                assert!(product.compare_rate.is_none_or(|rate| rate < product.commission_rate));
                assert!(kind != Kind::Jd || product.item_id.len() == 12);
            }
        }
    }
}
