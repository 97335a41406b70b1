use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use reqwest::Url;

use super::ranges::is_public;

/// What may be called.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Networks that may be called although they are not of the public internet.
    pub networks: Vec<IpNet>,
    /// Whether `http` may be called. `https` always may.
    pub http: bool,
    /// Ports that may be called beside 80, 443 and those from 1024 on.
    pub ports: Vec<u16>,
}

/// Something that is never called. The text names no address that a name has: whoever names an endpoint is not told
/// what is in our network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not a URL with a host.
    #[error("the URL must be one such as https://example.com/hook")]
    NoUrl,
    /// Neither `https` nor, where it is allowed, `http`.
    #[error("the URL must begin with https://")]
    Scheme,
    /// It holds a name or a password.
    #[error("the URL must hold no user name and no password")]
    Credentials,
    /// It holds a fragment.
    #[error("the URL must hold no fragment")]
    Fragment,
    /// It is too long.
    #[error("the URL has more than 2000 characters")]
    TooLong,
    /// The port is one that is not called.
    #[error("the port {0} is not called")]
    Port(u16),
    /// The address is not of the public internet.
    #[error("the address is not on the public internet")]
    Address,
}

/// Longest URL in characters.
const LONGEST_URL: usize = 2_000;

impl Rules {
    /// Reads a URL, and refuses what is never called: also by its address, when its host is one.
    pub fn read(&self, text: &str) -> Result<Url, Refused> {
        if text.chars().count() > LONGEST_URL {
            return Err(Refused::TooLong);
        }
        let url = Url::parse(text).map_err(|_| Refused::NoUrl)?;
        if !(url.scheme() == "https" || (url.scheme() == "http" && self.http)) {
            return Err(Refused::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refused::Credentials);
        }
        if url.fragment().is_some() {
            return Err(Refused::Fragment);
        }
        let (Some(host), Some(port)) = (url.host_str(), url.port_or_known_default()) else {
            return Err(Refused::NoUrl);
        };
        if !(matches!(port, 80 | 443 | 1024..) || self.ports.contains(&port)) {
            return Err(Refused::Port(port));
        }
        // the parser has already written every form of an address, such as 0x7f.1, in the usual one
        if let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() {
            self.check(address)?;
        }
        Ok(url)
    }

    /// Refuses addresses of which one is not called: a name that has such an address is not to be trusted.
    pub fn check_all(&self, addresses: &[SocketAddr]) -> Result<(), Refused> {
        addresses.iter().try_for_each(|address| self.check(address.ip()))
    }

    fn check(&self, address: IpAddr) -> Result<(), Refused> {
        let is_allowed = self.networks.iter().any(|network| network.contains(&address.to_canonical()));
        if is_allowed || is_public(address) { Ok(()) } else { Err(Refused::Address) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_or_refused() {
        use Refused::{Address, Credentials, Fragment, NoUrl, Port, Scheme};
        let (rules, long) = (Rules::default(), format!("https://example.com/{}", "x".repeat(2_000)));
        let table: [(&str, Option<Refused>); 33] = [
            ("https://example.com/hook?token=a", None),
            ("https://example.com:8443/hook", None),
            ("https://example.com:1024/", None),
            ("https://example.com:80/", None),
            ("https://1.1.1.1/", None),
            ("https://[2606:4700::1111]/", None),
            ("http://example.com/", Some(Scheme)),
            ("ftp://example.com/", Some(Scheme)),
            ("file:///etc/passwd", Some(Scheme)),
            ("gopher://example.com/", Some(Scheme)),
            ("", Some(NoUrl)),
            ("/hook", Some(NoUrl)),
            ("https://", Some(NoUrl)),
            ("https://user@example.com/", Some(Credentials)),
            ("https://user:word@example.com/", Some(Credentials)),
            ("https://example.com/#part", Some(Fragment)),
            ("https://example.com:22/", Some(Port(22))),
            ("https://example.com:25/", Some(Port(25))),
            ("https://example.com:1023/", Some(Port(1023))),
            ("https://example.com:0/", Some(Port(0))),
            (&long, Some(Refused::TooLong)),
            ("https://127.0.0.1/", Some(Address)),
            ("https://127.1/", Some(Address)),
            ("https://0x7f.0.0.1/", Some(Address)),
            ("https://0177.0.0.1/", Some(Address)),
            ("https://2130706433/", Some(Address)),
            ("https://169.254.169.254/latest/meta-data", Some(Address)),
            ("https://[::1]/", Some(Address)),
            ("https://[::ffff:127.0.0.1]/", Some(Address)),
            ("https://[::ffff:7f00:1]/", Some(Address)),
            ("https://[64:ff9b::a00:1]/", Some(Address)),
            ("https://[fd00:ec2::254]/", Some(Address)),
            ("https://\u{ff11}\u{ff12}\u{ff17}.0.0.1/", Some(Address)),
        ];
        for (url, expected) in table {
            assert_eq!(rules.read(url).err(), expected, "{url}");
        }
    }

    #[test]
    fn an_operator_allows_more() {
        let networks = vec!["127.0.0.0/8".parse().expect("a network")];
        let rules = Rules { networks, http: true, ports: vec![81] };
        for url in ["http://127.0.0.1:8080/", "https://127.9.9.9/", "http://[::ffff:127.0.0.1]:9000/"] {
            rules.read(url).expect(url);
        }
        rules.read("http://example.com:81/").expect("an allowed port");
        for url in ["http://10.0.0.1/", "http://[::1]/", "ftp://127.0.0.1/"] {
            rules.read(url).expect_err(url);
        }
    }

    #[test]
    fn one_forbidden_address_spoils_a_name() {
        let addresses = ["1.1.1.1:443", "10.0.0.1:443"].map(|text| text.parse().expect("an address"));
        assert_eq!(Rules::default().check_all(&addresses[..1]), Ok(()));
        assert_eq!(Rules::default().check_all(&addresses), Err(Refused::Address));
    }
}
