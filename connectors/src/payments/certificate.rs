use chrono::{DateTime, Utc};
use md5::{Digest as _, Md5};
use x509_parser::certificate::X509Certificate;
use x509_parser::objects::{oid_registry, oid2abbrev};
use x509_parser::prelude::FromDer as _;

use super::{KeyProblem, VerifyingKey, hex};

/// What the channels use of an X.509 certificate. Its chain is not checked: it comes from the operator, or
/// encrypted from the channel.
#[derive(Clone)]
pub(crate) struct Certificate {
    /// The number, in upper-case hexadecimal without leading zeros.
    pub(crate) serial: String,
    /// Alipay's name for it: the MD5 of the issuer, last part first, and the number in decimal.
    pub(crate) alipay_sn: String,
    /// Whether it is signed with RSA.
    pub(crate) is_rsa: bool,
    /// The key that it certifies, if that is RSA.
    pub(crate) key: Option<VerifyingKey>,
    /// The last moment at which it holds.
    pub(crate) not_after: DateTime<Utc>,
}

impl Certificate {
    /// Reads every certificate of a PEM text.
    pub(crate) fn read_all(text: &str) -> Result<Vec<Self>, KeyProblem> {
        let sections = pem::parse_many(text).map_err(|_| KeyProblem::NotACertificate)?;
        let certificates = sections.iter().filter(|section| section.tag() == "CERTIFICATE");
        let all: Vec<_> =
            certificates.map(|section| Self::from_der(section.contents())).collect::<Result<_, _>>()?;
        if all.is_empty() { Err(KeyProblem::NotACertificate) } else { Ok(all) }
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyProblem> {
        let (_, certificate) = X509Certificate::from_der(der).map_err(|_| KeyProblem::NotACertificate)?;
        let not_after = DateTime::from_timestamp(certificate.validity().not_after.timestamp(), 0);
        Ok(Self {
            serial: format!("{:X}", certificate.serial),
            alipay_sn: alipay_sn(&certificate),
            is_rsa: certificate
                .signature_algorithm
                .algorithm
                .to_id_string()
                .starts_with("1.2.840.113549.1.1"),
            key: VerifyingKey::from_der(certificate.public_key().raw).ok(),
            not_after: not_after.ok_or(KeyProblem::NotACertificate)?,
        })
    }
}

/// The way of the official SDKs: `CN=…,OU=…,O=…,C=CN`, values unescaped.
fn alipay_sn(certificate: &X509Certificate<'_>) -> String {
    let parts: Vec<_> = certificate.issuer().iter_attributes().collect();
    let names: Vec<String> = parts
        .into_iter()
        .rev()
        .map(|part| {
            let name = oid2abbrev(part.attr_type(), oid_registry()).unwrap_or_default();
            format!("{name}={}", part.as_str().unwrap_or_default())
        })
        .collect();
    let text = format!("{}{}", names.join(","), certificate.serial);
    hex(&Md5::digest(text.as_bytes()))
}
