//! What carries notifications to the outside: mail by SMTP, text messages by Alibaba Cloud, pushes by Firebase.

mod aliyun;
mod answer;
mod fcm;
mod mail;

pub use aliyun::{Aliyun, AliyunOptions, SmsTemplates, UnknownTemplate};
pub use fcm::{Fcm, FcmError, FcmOptions};
pub use mail::{MailError, SmtpMail};
