use chrono::{DateTime, Utc};
use rebated_service::payments::{CallbackRefusal, Outcome, Trouble};
use reqwest::Method;
use serde::Deserialize;

use super::WechatPay;
use super::platform::named;
use super::seal::Sealed;
use super::sign::Signature;
use crate::payments::{BAD_ANSWER, Certificate, VerifyingKey};

const PATH: &str = "/v3/certificates";

#[derive(Deserialize)]
struct List {
    data: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    encrypt_certificate: Sealed,
}

impl WechatPay {
    /// Whether WeChat has signed a body now. Of the key, the header decides; a certificate that we do not have is
    /// fetched.
    pub(super) async fn verify(
        &self,
        signature: &Signature<'_>,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), CallbackRefusal> {
        signature.admit(now)?;
        let key = match self.platform.find(signature.serial, now) {
            Some(key) => key,
            None => self.fetch(signature.serial, now).await.ok_or(CallbackRefusal::UnknownKey)?,
        };
        if key.verifies(&signature.content(body), signature.signature) {
            Ok(())
        } else {
            Err(CallbackRefusal::BadSignature)
        }
    }

    /// Fetches the certificates for the sake of one, if that is allowed and none has done so meanwhile.
    async fn fetch(&self, serial: &str, now: DateTime<Utc>) -> Option<VerifyingKey> {
        // public keys are not fetched, they are configured
        if serial.starts_with("PUB_KEY_ID_") {
            return None;
        }
        let mut downloads = self.platform.downloads.lock().await;
        if let Some(key) = self.platform.find(serial, now) {
            return Some(key);
        }
        if !downloads.begin(now) {
            return None;
        }
        let downloaded = async { self.download(now).await.map_or_else(Outcome::from, Outcome::Done) };
        // what went wrong is in the log; the key is then unknown
        if let Outcome::Done(certificates) = self.gate.within("certificates", downloaded).await {
            self.platform.replace(certificates);
        }
        self.platform.find(serial, now)
    }

    /// The certificates, if the answer is signed with one of those in it: that they are WeChat's is known because
    /// they are encrypted under the APIv3 key.
    async fn download(&self, now: DateTime<Utc>) -> Result<Vec<Certificate>, Trouble> {
        let bad = |what: &str| Trouble::unknown(BAD_ANSWER, what);
        let answer = self.send(Method::GET, PATH, None).await?;
        let list: List =
            serde_json::from_slice(&answer.body).map_err(|_| bad("not a list of certificates"))?;
        let keys = self.api_keys.current();
        let mut certificates = Vec::new();
        for entry in list.data {
            let opened = keys.open(&entry.encrypt_certificate).and_then(|text| String::from_utf8(text).ok());
            let text = opened.ok_or_else(|| bad("a certificate cannot be decrypted"))?;
            certificates.extend(Certificate::read_all(&text).map_err(|_| bad("not a certificate"))?);
        }
        let signature = Signature::of(|name| answer.header(name)).filter(|found| found.admit(now).is_ok());
        let signature = signature.ok_or_else(|| bad("the list is not signed"))?;
        let key = match named(&certificates, signature.serial) {
            Some(certificate) => certificate.key.clone(),
            // new merchants' lists are signed with the public key
            None => self.platform.find(signature.serial, now),
        };
        let is_theirs =
            key.is_some_and(|key| key.verifies(&signature.content(&answer.body), signature.signature));
        if is_theirs { Ok(certificates) } else { Err(bad("the list is not signed by WeChat")) }
    }
}
