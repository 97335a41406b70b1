use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// By what orders of a link are known. It is all in the link's own text, so that links outlive the simulator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tracks {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sub_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) relation_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) special_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<String>,
}

/// What a tracked link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(crate) item_id: String,
    #[serde(flatten)]
    pub(crate) tracks: Tracks,
}

impl Link {
    /// A link to a product that nobody earns by.
    pub(crate) fn plain(item_id: &str) -> Self {
        Self { item_id: item_id.to_owned(), tracks: Tracks::default() }
    }

    /// The link's own text, fit for an address.
    pub(crate) fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).expect("a link is JSON"))
    }

    /// Reads the link's own text.
    pub(crate) fn read(token: &str) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token).ok()?).ok()
    }
}

/// The words of a shared text that could be an id, a code or a link's own text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_read_back() {
        let tracks = Tracks { sub_id: Some("m_42".into()), ..Tracks::default() };
        let link = Link { item_id: "T1-2".into(), tracks };
        assert_eq!(Link::read(&link.token()), Some(link));
        assert_eq!(Link::read("not a link"), None);
        let found: Vec<&str> = words("￥aB3￥ https://m.tb.cn/h.x_1?id=T1-2").collect();
        assert_eq!(found, ["aB3", "https", "m", "tb", "cn", "h", "x_1", "id", "T1-2"]);
    }
}
