//! A mail server of a few lines: one that takes every mail and keeps it.

use std::sync::{Arc, Mutex};

use mail_parser::MessageParser;
use rebated_connectors::notifications::SmtpMail;
use rebated_tests::both_databases;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::probe::{buyer, delivery, one, report};

pub type Mails = Arc<Mutex<Vec<String>>>;

/// Listens until the test ends; answers the address and the mails to come.
pub async fn listen() -> (String, Mails) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, mails) = (listener.local_addr().unwrap(), Mails::default());
    let taken = Arc::clone(&mails);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, Arc::clone(&taken)));
        }
    });
    (format!("smtp://{address}"), mails)
}

async fn converse(stream: TcpStream, mails: Mails) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.split([' ', ':']).next().unwrap().to_uppercase().as_str() {
            "EHLO" => "250-test\r\n250 8BITMIME\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.push_str("\r\n");
                }
                mails.lock().unwrap().push(mail);
                "250 taken as 42\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

both_databases! {
    async fn mail_arrives_in_both_languages(app: &TestApp) {
        app.half_of_commission().await;
        let (url, mails) = listen().await;
        app.post().send_mail_by(Arc::new(SmtpMail::new(&url, "Rebated <no-reply@rebated.test>").unwrap()));
        for (name, locale, subject, body) in [
            ("li", "zh-CN", "返利已到账", "您有一笔 10.00 CNY 的返利已到账。"),
            ("ann", "en", "Rebate credited", "A rebate of 10.00 CNY is available to you now."),
        ] {
            let member = buyer(app, name, locale).await;
            let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": "2026-10-02T00:00:00Z" });
            report(app, name, 1, settled).await;
            let told = one(app, &member, "REBATE_CREDITED").await;
            assert_eq!(delivery(&told, "EMAIL")["state"], "SENT");
            let text = mails.lock().unwrap().pop().unwrap();
            let mail = MessageParser::default().parse(text.as_bytes()).unwrap();
            assert_eq!(mail.subject(), Some(subject));
            assert_eq!(mail.to().unwrap().first().unwrap().address(), Some(member.email.as_str()));
            assert_eq!(mail.from().unwrap().first().unwrap().address(), Some("no-reply@rebated.test"));
            assert_eq!(mail.body_text(0).unwrap().trim(), body);
            assert!(mail.body_html(0).unwrap().contains(&format!("<p>{body}</p>")));
            assert!(mail.message_id().unwrap().ends_with("@rebated.test"));
            assert!(mails.lock().unwrap().is_empty(), "one mail each");
        }
    }
}
