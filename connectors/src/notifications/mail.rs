use std::time::Duration;

use futures_util::future::BoxFuture;
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use rebated_service::notifications::{Mail, MailPort, SendError};

use super::answer::short;

/// How long one step of the conversation may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The mail server is described wrongly. The text holds no password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The URL is none of SMTP.
    #[error("must be smtps://USER:PASSWORD@HOST:465 or smtp://USER:PASSWORD@HOST:587?tls=required")]
    BadUrl,
    /// The sender is no address.
    #[error("must be an address such as Rebated <no-reply@example.com>")]
    BadSender,
}

/// Mail by SMTP, over connections that are kept.
pub struct SmtpMail {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl SmtpMail {
    /// Not connected yet.
    pub fn new(url: &str, from: &str) -> Result<Self, MailError> {
        let from = from.parse().map_err(|_| MailError::BadSender)?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| MailError::BadUrl)?;
        Ok(Self { from, transport: builder.timeout(Some(PATIENCE)).build() })
    }

    fn write(&self, mail: &Mail) -> Result<Message, SendError> {
        let refused = |what: &str| SendError::Refused(format!("the {what} cannot be written in a mail"));
        let to = Mailbox::new(None, mail.to.parse().map_err(|_| refused("address"))?);
        let id = format!("<{}@{}>", mail.id, self.from.email.domain());
        let message = Message::builder().from(self.from.clone()).to(to).message_id(Some(id));
        let parts = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
        message.subject(mail.subject.clone()).multipart(parts).map_err(|_| refused("text"))
    }
}

impl MailPort for SmtpMail {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(async move {
            let message = self.write(mail)?;
            let answer = self.transport.send(message).await.map_err(|error| failure(&error))?;
            Ok(answer.message().next().map(short))
        })
    }
}

/// A server that refuses for good does so for this address or message. Its words may hold the address and
/// are left out; the code says enough.
fn failure(error: &SmtpError) -> SendError {
    match error.status() {
        Some(code) if error.is_permanent() => SendError::Refused(format!("the mail server refused: {code}")),
        Some(code) => SendError::Again(format!("the mail server put it off: {code}")),
        None => SendError::Again("the mail server cannot be reached".into()),
    }
}
