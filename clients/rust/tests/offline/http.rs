//! The client and HTTP, with a server that answers once and tells what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use rebated_client::operations::{Home, SignOut, home, sign_out};
use rebated_client::types::SessionRevokeInput;
use rebated_client::{Client, Code, Error};

/// Answers one request; gives back its head, in lower case.
fn once(status: &'static str, headers: &'static str, body: &'static str) -> (Client, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        let mut reader = BufReader::new(&stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            reader.read_line(&mut head).expect("a request");
        }
        let head = head.to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        let mut content = vec![0; length.expect("a length")];
        reader.read_exact(&mut content).expect("a body");
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        (&stream).write_all(answer.as_bytes()).expect("it is read");
        head
    });
    (Client::new(&url).with_token("the-token"), server)
}

async fn sign_out(client: &Client) -> Result<bool, Error> {
    let variables = sign_out::Variables { input: SessionRevokeInput::default() };
    Ok(client.run::<SignOut>(variables).await?.session_revoke.is_revoked == Some(true))
}

#[tokio::test]
async fn a_request_says_what_it_accepts_and_who_asks() {
    let (client, server) =
        once("200 OK", "", r#"{"data":{"sessionRevoke":{"isRevoked":true,"userErrors":[]}}}"#);
    assert!(sign_out(&client).await.expect("an answer"));
    let head = server.join().expect("a request");
    let mut lines: Vec<&str> = head.lines().collect();
    assert_eq!(lines.remove(0), "post /graphql http/1.1");
    for line in [
        "accept: application/graphql-response+json, application/json;q=0.9",
        "authorization: bearer the-token",
        "content-type: application/json",
    ] {
        assert!(lines.contains(&line), "{line} is not in {lines:?}");
    }
}

#[tokio::test]
async fn an_error_carries_what_the_headers_say() {
    let (client, _) = once(
        "429 Too Many Requests",
        "x-request-id: r-1\r\nretry-after: 7\r\n",
        r#"{"errors":[{"message":"Slower.","extensions":{"code":"THROTTLED"}}]}"#,
    );
    let error = sign_out(&client).await.expect_err("a refusal");
    assert_eq!(error.to_string(), "Slower.");
    assert_eq!(error.code(), Some(Code::Throttled));
    assert_eq!(error.request_id().as_deref(), Some("r-1"));
    assert_eq!(error.retry_after_seconds(), Some(7));
}

#[tokio::test]
async fn what_an_error_says_itself_counts_more() {
    let (client, _) = once(
        "200 OK",
        "x-request-id: r-1\r\nretry-after: 7\r\n",
        r#"{"data":{"sessionRevoke":null},"errors":[{"message":"Oops","extensions":
           {"code":"BRAND_NEW","requestId":"r-2","retryAfterSeconds":3}}]}"#,
    );
    let error = sign_out(&client).await.expect_err("a refusal");
    assert_eq!(error.code(), Some(Code::Other("BRAND_NEW".into())));
    assert_eq!(error.request_id().as_deref(), Some("r-2"));
    assert_eq!(error.retry_after_seconds(), Some(3));
}

#[tokio::test]
async fn a_page_of_a_proxy_is_no_answer() {
    let (client, _) = once("502 Bad Gateway", "", "<h1>Bad Gateway</h1>");
    let error = client.run::<Home>(home::Variables::default()).await.expect_err("no answer");
    let Error::Answer(cause) = &error else { panic!("something else: {error:?}") };
    assert_eq!(cause.to_string(), "502 Bad Gateway: expected value at line 1 column 1");
    assert_eq!((error.code(), error.request_id()), (None, None));
}

#[tokio::test]
async fn nobody_at_home() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let client = Client::new(&format!("http://{}", listener.local_addr().expect("an address")));
    drop(listener);
    let error = client.run::<Home>(home::Variables::default()).await.expect_err("no answer");
    assert!(matches!(error, Error::Connection(_)), "{error:?}");
    assert!(!format!("{:?}", client.with_token("secret")).contains("secret"));
}
