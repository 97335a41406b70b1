use crate::payments::simulator::{KeySupply, TestKey, random_text};
use crate::payments::{Certificate, VerifyingKey};

/// A platform certificate with its key.
pub(super) struct Platform {
    pub(super) key: TestKey,
    pub(super) pem: String,
    pub(super) serial: String,
}

/// The keys of both sides.
pub(super) struct SimulatedKeys {
    pub(super) merchant: TestKey,
    pub(super) merchant_public: VerifyingKey,
    pub(super) merchant_certificate: String,
    pub(super) merchant_serial: String,
    pub(super) api_v3_key: String,
    pub(super) public: TestKey,
    pub(super) public_id: String,
    /// Oldest first.
    pub(super) platforms: Vec<Platform>,
    /// The certificate that signs, by its place; none for the public key where it is known.
    pub(super) current: Option<usize>,
    /// Signs what is forged.
    pub(super) foreign: TestKey,
    /// Where further keys come from.
    supply: KeySupply,
}

impl SimulatedKeys {
    pub(super) fn draw(mut supply: KeySupply) -> Self {
        let merchant = supply.draw();
        let merchant_certificate = merchant.certificate_pem("Simulated merchant");
        Self {
            merchant_public: merchant.public(),
            merchant_serial: serial_of(&merchant_certificate),
            merchant_certificate,
            merchant,
            api_v3_key: random_text(32),
            public: supply.draw(),
            public_id: format!("PUB_KEY_ID_{}", random_text(24)),
            platforms: vec![Platform::draw(&mut supply)],
            current: None,
            foreign: supply.draw(),
            supply,
        }
    }

    pub(super) fn rotate(&mut self) {
        let next = Platform::draw(&mut self.supply);
        self.platforms.push(next);
        self.current = Some(self.platforms.len() - 1);
    }

    /// Which key signs, and its name. A merchant who names our public key gets it, unless a certificate is being
    /// brought in; one who names none gets the newest certificate.
    pub(super) fn signer(&self, wanted: Option<&str>) -> (&TestKey, String) {
        if self.current.is_none() && wanted == Some(self.public_id.as_str()) {
            return (&self.public, self.public_id.clone());
        }
        let platform = &self.platforms[self.current.unwrap_or(self.platforms.len() - 1)];
        (&platform.key, platform.serial.clone())
    }
}

impl Platform {
    fn draw(supply: &mut KeySupply) -> Self {
        let key = supply.draw();
        let pem = key.certificate_pem("Simulated WeChat Pay");
        Self { serial: serial_of(&pem), pem, key }
    }
}

fn serial_of(pem: &str) -> String {
    Certificate::read_all(pem).expect("a certificate that was just made")[0].serial.clone()
}
