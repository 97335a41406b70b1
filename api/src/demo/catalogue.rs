use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::order::OrderSource;

/// Something that can be bought somewhere.
pub(super) struct Product {
    pub(super) source: OrderSource,
    pub(super) account: &'static str,
    pub(super) title: &'static str,
    pub(super) merchant: &'static str,
    pub(super) category: &'static str,
    pub(super) price: Money,
    /// Share of the price that the platform receives; shops that report by file state none.
    pub(super) commission: Option<Rate>,
}

/// The category with a fixed reward, in the words of the networks.
pub(super) const BABY_CARE: &str = "母婴";
/// The category of a campaign that is over.
pub(super) const BOOKS: &str = "图书";

const fn at_network(
    source: OrderSource,
    title: &'static str,
    merchant: &'static str,
    category: &'static str,
    price: i64,
    permille: u32,
) -> Product {
    let commission = match Rate::try_from_ppm(permille * 1_000) {
        Ok(rate) => Some(rate),
        Err(_) => panic!("a commission is at most the price"),
    };
    Product {
        source,
        account: "default",
        title,
        merchant,
        category,
        price: Money::new(price, Currency::Cny),
        commission,
    }
}

const fn at_shop(
    account: &'static str,
    title: &'static str,
    merchant: &'static str,
    category: &'static str,
    price: Money,
) -> Product {
    Product { source: OrderSource::Import, account, title, merchant, category, price, commission: None }
}

const fn taobao(
    title: &'static str,
    shop: &'static str,
    of: &'static str,
    fen: i64,
    permille: u32,
) -> Product {
    at_network(OrderSource::Taobao, title, shop, of, fen, permille)
}

const fn jd(title: &'static str, shop: &'static str, of: &'static str, fen: i64, permille: u32) -> Product {
    at_network(OrderSource::Jd, title, shop, of, fen, permille)
}

const fn pinduoduo(
    title: &'static str,
    shop: &'static str,
    of: &'static str,
    fen: i64,
    permille: u32,
) -> Product {
    at_network(OrderSource::Pinduoduo, title, shop, of, fen, permille)
}

const fn yuan(fen: i64) -> Money {
    Money::new(fen, Currency::Cny)
}

const fn dollars(cents: i64) -> Money {
    Money::new(cents, Currency::Usd)
}

/// The largest thing on sale.
pub(super) const PHONE: Product = jd("256GB 智能手机 曜石黑", "远山数码专营店", "手机", 699_900, 15);
/// What a refund is granted for.
pub(super) const HEADPHONES: Product = jd("无线降噪头戴式耳机", "声海数码专营店", "数码", 89_900, 30);

/// Everything on sale, by source.
pub(super) const CATALOGUE: [&[Product]; 5] = [
    &[
        taobao("婴儿纸尿裤 L码 54片", "小象母婴", BABY_CARE, 8_900, 40),
        taobao("婴儿手口湿巾 80抽×6包", "小象母婴", BABY_CARE, 4_990, 50),
        taobao("全棉四件套 1.8米床", "云上家纺", "家居", 26_900, 60),
        taobao("手冲咖啡壶套装", "山间咖啡器具", "厨具", 15_800, 80),
        taobao("羊毛混纺围巾", "暖冬服饰", "服饰", 12_900, 90),
        taobao("竹制砧板 大号", "山间厨房", "厨具", 6_880, 75),
    ],
    &[
        PHONE,
        HEADPHONES,
        jd("机械键盘 87键 茶轴", "指尖外设专营店", "数码", 39_900, 35),
        jd("唐诗三百首（精装）", "青木图书", BOOKS, 5_800, 60),
        jd("空气炸锅 5升", "晨光小家电", "家电", 32_900, 25),
        jd("A4打印纸 70克 5包", "办公优选", "办公", 9_990, 20),
    ],
    &[
        pinduoduo("新疆纸皮核桃 2斤装", "天山果园", "食品", 3_990, 120),
        pinduoduo("洗衣凝珠 60颗", "净家日化", "日用", 2_990, 150),
        pinduoduo("砂糖橘 5斤装", "岭南鲜果", "生鲜", 2_580, 100),
        pinduoduo("加厚垃圾袋 200只", "净家日化", "日用", 1_690, 180),
    ],
    &[
        at_shop("harbour-books", "A Field Guide to Tea", "Harbour Books", "Books", yuan(12_800)),
        at_shop("harbour-books", "Notebook, dotted, A5", "Harbour Books", "Stationery", yuan(4_500)),
        at_shop("harbour-books", "Fountain pen, fine nib", "Harbour Books", "Stationery", yuan(18_600)),
    ],
    &[
        at_shop("gadget-outlet", "USB-C dock, 8 ports", "Gadget Outlet", "Electronics", dollars(7_999)),
        at_shop("gadget-outlet", "Travel adapter, world", "Gadget Outlet", "Electronics", dollars(2_499)),
    ],
];
