use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

use super::Server;
use crate::graphql::throttle::Address;

/// Where proxies write for whom they forward a request.
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Notes where a request comes from, for whoever limits callers by that.
pub async fn note(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let client = peer.map(|peer| client(peer, request.headers(), &server.options.trusted_proxies));
    request.extensions_mut().insert(client.map_or_else(Address::unknown, Address::of));
    next.run(request).await
}

/// The nearest address that is not one of our proxies. What stands further left in the header anybody
/// may have written.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let is_proxy = |address: &IpAddr| proxies.iter().any(|network| network.contains(address));
    let lists = headers.get_all(FORWARDED).iter().rev().filter_map(|value| value.to_str().ok());
    let mut nearest = peer.to_canonical();
    for hop in lists.flat_map(|list| list.rsplit(',')) {
        if !is_proxy(&nearest) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for list in forwarded {
            headers.append(FORWARDED, list.parse().expect("a header"));
        }
        let proxies: Vec<IpNet> = proxies.iter().map(|network| network.parse().expect("a network")).collect();
        client(peer.parse().expect("an address"), &headers, &proxies).to_string()
    }

    #[test]
    fn only_our_proxies_are_believed() {
        let proxies = ["10.0.0.0/8", "::1/128"];
        assert_eq!(seen("192.0.2.1", &["198.51.100.7"], &proxies), "192.0.2.1");
        assert_eq!(seen("10.0.0.1", &["198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 198.51.100.7, 10.0.0.2"], &proxies), "198.51.100.7");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9", "198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(seen("::1", &["2001:db8::1"], &proxies), "2001:db8::1");
        assert_eq!(seen("10.0.0.1", &["nonsense"], &proxies), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &[], &proxies), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["198.51.100.7"], &[]), "10.0.0.1");
    }
}
