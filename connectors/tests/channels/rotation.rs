//! Keys are replaced while we run.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;
use rebated_connectors::alipay::{Alipay, AlipayTrust};
use rebated_connectors::payments::KeySource;
use rebated_connectors::wechat_pay::{PlatformKey, WechatPay};
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{NewPayment, OutcomeKind, PaymentChannel, PaymentState};

use crate::rig::{PAYMENT, alipay, wechat_pay, wechat_pay_with};

fn write(file: &Path, source: &KeySource) -> KeySource {
    let KeySource::Value(text) = source else { panic!("options hold values") };
    std::fs::write(file, text).unwrap();
    KeySource::File(file.into())
}

#[tokio::test]
async fn alipays_key_is_replaced_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("alipay.pem");
    let (rig, old) = (alipay().await, alipay().await);
    let public = |trust: &AlipayTrust| match trust {
        AlipayTrust::PublicKey(key) => key.clone(),
        AlipayTrust::Certificates { .. } => panic!("plain keys"),
    };
    let mut options = rig.simulator.options(&rig.notify_url);
    let (new, old) = (public(&options.trust), public(&old.simulator.options(&rig.notify_url).trust));
    options.trust = AlipayTrust::PublicKey(write(&file, &old));
    let channel = Alipay::new(options, rig.clock.clone()).unwrap();
    assert_eq!(channel.create(&rig.payment()).await.kind(), OutcomeKind::Unknown, "signed with the new key");
    let (KeySource::Value(one), KeySource::Value(two)) = (&old, &new) else { panic!("values") };
    std::fs::write(&file, format!("{one}{two}")).unwrap();
    rig.clock.advance(TimeDelta::seconds(10));
    assert_eq!(channel.create(&rig.payment()).await.kind(), OutcomeKind::Done, "both are believed");
}

#[tokio::test]
async fn the_merchants_key_and_certificate_are_replaced_together() {
    let folder = tempfile::tempdir().unwrap();
    let (key, certificate) = (folder.path().join("key.pem"), folder.path().join("certificate.pem"));
    let (rig, old) = (wechat_pay().await, wechat_pay().await);
    let (mut options, old) = (rig.simulator.options(&rig.notify_url), old.simulator.options(&rig.notify_url));
    let new = options.clone();
    options.private_key = write(&key, &old.private_key);
    options.certificate = write(&certificate, &old.certificate);
    let entropy = Arc::new(SeededEntropy::new(5));
    let channel = WechatPay::new(options, rig.clock.clone(), entropy).unwrap();
    let create = async || channel.create(&rig.payment()).await.kind();
    assert_eq!(create().await, OutcomeKind::Unknown, "WeChat does not know the old one any more");
    write(&key, &new.private_key);
    rig.clock.advance(TimeDelta::seconds(10));
    assert_eq!(create().await, OutcomeKind::Unknown, "a key without its certificate is not used");
    write(&certificate, &new.certificate);
    rig.clock.advance(TimeDelta::seconds(10));
    assert_eq!(create().await, OutcomeKind::Done);
}

#[tokio::test]
async fn a_new_platform_certificate_is_fetched_when_it_is_named() {
    let rig = wechat_pay_with(|simulator, url| simulator.options_with_certificates(url)).await;
    assert_eq!(rig.channel.create(&rig.payment()).await.kind(), OutcomeKind::Done);
    rig.simulator.rotate_certificate();
    rig.simulator.pay(PAYMENT).unwrap();
    rig.simulator.deliver().await;
    assert!(matches!(rig.shop.notices().as_slice(), [Ok(_)]), "by callback");
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Paid);
}

/// While a merchant changes over, callbacks come under both at random.
#[tokio::test]
async fn a_public_key_and_a_certificate_are_believed_side_by_side() {
    let rig = wechat_pay().await;
    for place in 0..4 {
        let number = format!("P2026013100040{place}");
        if place % 2 == 0 {
            rig.simulator.sign_with_public_key()
        } else {
            rig.simulator.rotate_certificate()
        }
        let payment = NewPayment { number: number.clone(), ..rig.payment() };
        assert_eq!(rig.channel.create(&payment).await.kind(), OutcomeKind::Done);
        rig.simulator.pay(&number).unwrap();
        rig.simulator.deliver().await;
        assert!(matches!(rig.shop.notices().as_slice(), [Ok(_)]), "{place}");
    }
}

#[tokio::test]
async fn the_api_v3_key_is_changed_by_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("api_v3_key");
    let rig = wechat_pay_with(|simulator, url| {
        let mut options = simulator.options(url);
        options.api_v3_key = write(&file, &options.api_v3_key);
        options
    })
    .await;
    let old = std::fs::read_to_string(&file).unwrap();
    rig.channel.create(&rig.payment()).await.answer().unwrap();
    let new = rig.simulator.change_api_v3_key();
    rig.simulator.pay(PAYMENT).unwrap();
    rig.simulator.deliver().await;
    let refused = rebated_service::payments::CallbackRefusal::Undecipherable;
    assert_eq!(rig.shop.notices(), [Err(refused)]);
    std::fs::write(&file, format!("{new}\n{old}\n")).unwrap();
    rig.clock.advance(TimeDelta::seconds(15));
    rig.simulator.deliver().await;
    assert!(matches!(rig.shop.notices().as_slice(), [Ok(_)]), "the next attempt is read");
}

#[test]
fn a_public_key_of_wechat_pay_is_given_with_its_id() {
    let key = PlatformKey::read("PUB_KEY_ID_01=file:/keys/platform.pem").unwrap();
    assert_eq!(key.key, KeySource::File("/keys/platform.pem".into()));
}
