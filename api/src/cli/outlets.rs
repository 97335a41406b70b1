//! What the configuration means to notifications.

use std::sync::Arc;

use anyhow::anyhow;
use rebated_connectors::notifications::{Aliyun, AliyunOptions, Fcm, FcmOptions, SmsTemplates, SmtpMail};
use rebated_service::clock::SystemClock;
use rebated_service::notifications::{MailPort, Outlets, PushPort, Simulator, SmsPort};

use super::exit::Failure;
use crate::config::{Config, MailConfig, PushConfig, SmsConfig};

/// What carries notifications; a simulator where nothing is configured.
pub fn outlets(config: &Config) -> Result<Outlets, Failure> {
    let mut outlets = Outlets::simulated(&Arc::new(Simulator::default()));
    if !config.mail.url.is_empty() {
        outlets.mail = mail(&config.mail)?;
    }
    if !config.sms.access_key_id.is_empty() {
        outlets.sms = sms(&config.sms)?;
    }
    if !config.push.service_account.is_empty() {
        outlets.push = push(&config.push)?;
    }
    Ok(outlets)
}

fn mail(config: &MailConfig) -> Result<Arc<dyn MailPort>, Failure> {
    let mail = SmtpMail::new(&config.url, &config.from);
    Ok(Arc::new(mail.map_err(|error| Failure::usage(anyhow!("`mail`: {error}")))?))
}

fn sms(config: &SmsConfig) -> Result<Arc<dyn SmsPort>, Failure> {
    let wrong = |what: String| Failure::usage(anyhow!("`sms`: {what}"));
    let options = AliyunOptions {
        endpoint: config.endpoint.clone(),
        access_key_id: config.access_key_id.clone(),
        access_key_secret: config.access_key_secret.clone(),
        sign_name: config.sign_name.clone(),
        templates: SmsTemplates::read(&config.templates).map_err(|error| wrong(error.to_string()))?,
    };
    let sms = Aliyun::new(options, Arc::new(SystemClock));
    Ok(Arc::new(sms.ok_or_else(|| wrong("the endpoint is no URL".into()))?))
}

fn push(config: &PushConfig) -> Result<Arc<dyn PushPort>, Failure> {
    let (endpoint, service_account) = (config.endpoint.clone(), config.service_account.clone());
    let push = Fcm::new(&FcmOptions { endpoint, service_account }, Arc::new(SystemClock));
    Ok(Arc::new(push.map_err(|error| Failure::usage(anyhow!("`push`: {error}")))?))
}
