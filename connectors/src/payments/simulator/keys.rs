use std::collections::VecDeque;

use pem::{EncodeConfig, LineEnding, Pem, encode_config};
use rcgen::{
    CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_RSA_SHA256, PublicKeyData as _, RsaKeySize,
    SerialNumber,
};
use rebated_service::ids::{Entropy as _, SystemEntropy};

use super::super::{SigningKey, VerifyingKey, hex};

/// Where a simulator has its keys from.
pub(crate) struct KeySupply(VecDeque<Vec<u8>>);

impl KeySupply {
    /// The private keys of a PEM text (PKCS #8), one after the other; then some that are made now and forgotten with
    /// the simulator, at half a second each where nothing is optimised.
    pub(crate) fn given(text: &str) -> Self {
        let keys = pem::parse_many(text).unwrap_or_default();
        Self(keys.into_iter().map(Pem::into_contents).collect())
    }

    /// The next key.
    pub(crate) fn draw(&mut self) -> TestKey {
        let given = self.0.pop_front().and_then(|der| KeyPair::try_from(der).ok());
        TestKey::new(given.unwrap_or_else(|| {
            KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048)
                .expect("the operating system gives random numbers")
        }))
    }
}

/// A key pair of a simulator.
pub(crate) struct TestKey {
    pair: KeyPair,
    signing: SigningKey,
}

impl TestKey {
    fn new(pair: KeyPair) -> Self {
        let pem = to_pem("PRIVATE KEY", pair.serialize_der());
        Self { signing: SigningKey::read(&pem).expect("an RSA key"), pair }
    }

    /// As PKCS #8, for the other side.
    pub(crate) fn private_pem(&self) -> String {
        to_pem("PRIVATE KEY", self.pair.serialize_der())
    }

    /// As X.509 has it.
    pub(crate) fn public_pem(&self) -> String {
        to_pem("PUBLIC KEY", self.pair.subject_public_key_info())
    }

    /// The public half.
    pub(crate) fn public(&self) -> VerifyingKey {
        self.signing.public()
    }

    /// A signature as base64.
    pub(crate) fn sign(&self, message: &[u8]) -> String {
        self.signing.sign(message)
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
        let certificate = params.self_signed(&self.pair).expect("the parameters fit together");
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
