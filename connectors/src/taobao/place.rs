/// A place (推广位) that links are made for: `mm_<account>_<site>_<zone>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) site: String,
    pub(super) zone: String,
}

impl Place {
    /// Reads a `pid`.
    pub(super) fn parse(pid: &str) -> Option<Self> {
        let parts: Vec<&str> = pid.strip_prefix("mm_")?.split('_').collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts[..] {
            [_, site, zone] if parts.iter().all(is_number) => {
                Some(Self { site: site.to_owned(), zone: zone.to_owned() })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_three_numbers() {
        let place = Place::parse("mm_10000001_200001_110000000001").unwrap();
        assert_eq!((place.site.as_str(), place.zone.as_str()), ("200001", "110000000001"));
        for bad in ["", "mm_1_2", "mm_1_2_3_4", "mm_1__3", "MM_1_2_3", "mm_1_2_x", "1_2_3"] {
            assert_eq!(Place::parse(bad), None, "{bad}");
        }
    }
}
