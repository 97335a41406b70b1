use pem::{EncodeConfig, LineEnding, Pem, encode_config};
use rcgen::{
    CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_RSA_SHA256, PublicKeyData as _, RsaKeySize,
    SerialNumber,
};
use rebated_service::ids::{Entropy as _, SystemEntropy};

use super::super::{SigningKey, hex};

/// A key pair of a simulator, made when it starts and forgotten with it.
pub(crate) struct TestKey(KeyPair);

impl TestKey {
    pub(crate) fn generate() -> Self {
        let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048);
        Self(pair.expect("the operating system gives random numbers"))
    }

    /// As PKCS #8, for the other side.
    pub(crate) fn private_pem(&self) -> String {
        to_pem("PRIVATE KEY", self.0.serialize_der())
    }

    /// As X.509 has it.
    pub(crate) fn public_pem(&self) -> String {
        to_pem("PUBLIC KEY", self.0.subject_public_key_info())
    }

    pub(crate) fn signing(&self) -> SigningKey {
        SigningKey::read(&self.private_pem()).expect("a key that was just made")
    }

    /// A certificate of the key, signed with itself, with a random number.
    pub(crate) fn certificate_pem(&self, name: &str) -> String {
        let mut serial = [0; 16];
        SystemEntropy.fill(&mut serial);
        // positive, and as long as it looks
        serial[0] = serial[0] & 0x7f | 0x40;
        let mut holder = DistinguishedName::new();
        holder.push(DnType::CountryName, "CN");
        holder.push(DnType::OrganizationName, "Simulator");
        holder.push(DnType::OrganizationalUnitName, "Simulated channel");
        holder.push(DnType::CommonName, name);
        let mut params = CertificateParams::default();
        params.distinguished_name = holder;
        params.serial_number = Some(SerialNumber::from_slice(&serial));
        let certificate = params.self_signed(&self.0).expect("the parameters fit together");
        to_pem("CERTIFICATE", certificate.der().to_vec())
    }
}

fn to_pem(tag: &str, contents: Vec<u8>) -> String {
    encode_config(&Pem::new(tag, contents), EncodeConfig::new().set_line_ending(LineEnding::LF))
}

/// So many random hexadecimal digits.
pub(crate) fn random_text(digits: usize) -> String {
    let mut bytes = vec![0; digits.div_ceil(2)];
    SystemEntropy.fill(&mut bytes);
    let mut text = hex(&bytes);
    text.truncate(digits);
    text
}
