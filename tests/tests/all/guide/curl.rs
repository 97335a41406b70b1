//! The few words of curl that the guide uses, and what curl makes of them.

use axum::body::Body;
use axum::http::{Method, Request, header};

/// Where the guide's server is.
const SERVER: &str = "http://127.0.0.1:8080";

/// The request that a command sends. Options that are not read here are a failure.
pub fn request(command: &str) -> Request<Body> {
    let mut words = words(command).into_iter();
    assert_eq!(words.next().as_deref(), Some("curl"), "the command is curl");
    let (mut url, mut headers, mut data, mut encoded) = (None, Vec::new(), None, Vec::new());
    let mut by_get = false;
    while let Some(word) = words.next() {
        let mut argument = || words.next().expect("an option with an argument");
        match word.as_str() {
            "-i" | "-N" | "-s" => {}
            "-G" => by_get = true,
            "-H" => headers.push(argument()),
            "-d" => data = Some(argument()),
            "--data-urlencode" => encoded.push(argument()),
            _ => assert!(url.replace(word).is_none(), "one address"),
        }
    }
    let url = url.expect("an address");
    let path = url.strip_prefix(SERVER).expect("the guide's server");
    assert_eq!(by_get, !encoded.is_empty(), "parameters are sent by GET");
    assert_eq!(by_get, data.is_none(), "a body is sent by POST");
    let (method, uri) = match by_get {
        true => (Method::GET, format!("{path}?{}", query(&encoded))),
        false => (Method::POST, path.to_owned()),
    };
    let mut request = Request::new(Body::from(data.unwrap_or_default()));
    (*request.method_mut(), *request.uri_mut()) = (method, uri.parse().expect("an address"));
    let accept = (header::ACCEPT, "*/*".parse().expect("a header"));
    let form = (header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().expect("a header"));
    request.headers_mut().extend([accept].into_iter().chain((!by_get).then_some(form)));
    for line in headers {
        let (name, value) = line.split_once(": ").expect("a header has a name and a value");
        let name = name.parse::<header::HeaderName>().expect("the name of a header");
        request.headers_mut().insert(name, value.parse().expect("the value of a header"));
    }
    request
}

fn query(parameters: &[String]) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let encode = |text: &str| -> String {
        text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
    };
    let pair = |parameter: &String| {
        let (name, value) = parameter.split_once('=').expect("a parameter has a name");
        format!("{name}={}", encode(value))
    };
    parameters.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The words of a command as a shell splits them. Names have been replaced already.
fn words(command: &str) -> Vec<String> {
    let command = command.replace("\\\n", " ");
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for letter in command.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    assert!(quote.is_none(), "a quotation that does not end: {command}");
    words.extend(word);
    words
}

#[test]
fn commands_are_read_as_a_shell_reads_them() {
    let words = words("curl -H 'A: b c' \\\n  -d '{\"x\": 1}' \"y\"z ''");
    assert_eq!(words, ["curl", "-H", "A: b c", "-d", "{\"x\": 1}", "yz", ""]);
    let request =
        request("curl -G http://127.0.0.1:8080/graphql --data-urlencode 'query={ a }' -H 'Accept: b'");
    assert_eq!(
        (request.method(), request.uri().to_string().as_str()),
        (&Method::GET, "/graphql?query=%7B%20a%20%7D")
    );
    assert_eq!(request.headers()["accept"], "b");
}
