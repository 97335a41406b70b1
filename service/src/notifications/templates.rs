use std::collections::HashMap;

use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::notification::{Language, Medium, NotificationKind, sample, wording};
use rebated_entity::notification_template as table;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use super::NotificationError;
use super::render::{Rendered, Source, render};
use super::told::ToldTemplate;
use crate::db::transact;
use crate::{Actor, Fault, Platform, access};

/// A wording in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What is told.
    pub kind: NotificationKind,
    /// Where it is read.
    pub medium: Medium,
    /// In which language.
    pub language: Language,
    /// 0 for the platform's own.
    pub version: i32,
    /// The title, as a template.
    pub title: String,
    /// The text, as a template.
    pub body: String,
    /// The form of a mail, as a template; none for the platform's own.
    pub html: Option<String>,
}

/// A wording that may or may not render.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is told.
    pub kind: NotificationKind,
    /// Where it is read.
    pub medium: Medium,
    /// In which language.
    pub language: Language,
    /// The title.
    pub title: String,
    /// The text.
    pub body: String,
    /// The form of a mail.
    pub html: Option<String>,
}

/// A new version of a wording.
#[derive(Clone, Debug)]
pub struct TemplateChange {
    /// The wording.
    pub draft: Draft,
    /// The version that the caller has seen.
    pub expected_version: Option<i32>,
}

impl From<table::Model> for Template {
    fn from(row: table::Model) -> Self {
        let table::Model { kind, medium, language, version, title, body, html, .. } = row;
        Self { kind, medium, language, version, title, body, html }
    }
}

/// Every wording in force, by kind, medium and language. For administrators.
pub async fn templates(platform: &Platform, actor: &Actor) -> Result<Vec<Template>, NotificationError> {
    access::read_templates(actor)?;
    let rows = table::Entity::find().order_by_asc(table::Column::Version).all(platform.db.read()).await;
    let rows = rows.map_err(Fault::from)?;
    let mut newest: HashMap<_, _> =
        rows.into_iter().map(|row| ((row.kind, row.medium, row.language), Template::from(row))).collect();
    let mut all = Vec::new();
    for kind in NotificationKind::ALL {
        for medium in Medium::ALL {
            for language in Language::ALL {
                let written = newest.remove(&(*kind, *medium, *language));
                all.push(written.unwrap_or_else(|| own(*kind, *medium, *language)));
            }
        }
    }
    Ok(all)
}

/// What a draft reads like with the sample facts of its kind. For administrators.
pub fn preview_template(actor: &Actor, draft: &Draft) -> Result<Rendered, NotificationError> {
    access::read_templates(actor)?;
    check(draft)
}

/// Puts a wording in force as a new version. It must render with the sample facts of its kind.
pub async fn update_template(
    platform: &Platform,
    actor: &Actor,
    change: TemplateChange,
) -> Result<Template, NotificationError> {
    let permit = access::change_settings(actor)?;
    let Draft { kind, medium, language, title, body, html } = change.draft.clone();
    check(&change.draft)?;
    let now = platform.now();
    let changed_by = actor.recorded_as();
    transact(&platform.db, async |txn| {
        let newest = table::Entity::find()
            .filter(table::Column::Kind.eq(kind))
            .filter(table::Column::Medium.eq(medium))
            .filter(table::Column::Language.eq(language))
            .order_by_desc(table::Column::Version)
            .limit(1)
            .one(txn)
            .await
            .map_err(Fault::from)?;
        let before = newest.unwrap_or_else(|| {
            let own = own(kind, medium, language);
            let (title, body, html) = (own.title, own.body, None);
            table::Model {
                kind,
                medium,
                language,
                version: 0,
                title,
                body,
                html,
                changed_by,
                changed_at: now,
            }
        });
        if change.expected_version.is_some_and(|version| version != before.version) {
            return Err(NotificationError::StaleVersion);
        }
        if (&before.title, &before.body, &before.html) == (&title, &body, &html) {
            return Ok(before.into());
        }
        let version = before.version + 1;
        let row =
            table::Model { kind, medium, language, version, title, body, html, changed_by, changed_at: now };
        let row = row.into_active_model().reset_all().insert(txn).await.map_err(Fault::from)?;
        let entry = permit.did(AuditAction::NotificationTemplateUpdate, ObjectType::Settings);
        let entry = entry.changed(&ToldTemplate::of(&before), &ToldTemplate::of(&row))?;
        // which wording it is has not changed, and is not told by what has
        entry.note(Some(&format!("{kind} {medium} {language}"))).record_in(txn, platform, now).await?;
        Ok(row.into())
    })
    .await
    .map_err(|error: NotificationError| match error {
        // two changes made the same version at once
        NotificationError::Fault(fault) if fault.is_duplicate() => NotificationError::StaleVersion,
        other => other,
    })
}

fn check(draft: &Draft) -> Result<Rendered, NotificationError> {
    if draft.html.is_some() && draft.medium != Medium::Email {
        return Err(NotificationError::HtmlOnlyForMail);
    }
    let source = Source { title: &draft.title, body: &draft.body, html: draft.html.as_deref() };
    Ok(render(source, draft.language, &sample(draft.kind))?)
}

fn own(kind: NotificationKind, medium: Medium, language: Language) -> Template {
    let own = wording(kind, language);
    let (title, body) = (own.title.to_owned(), own.text.to_owned());
    Template { kind, medium, language, version: 0, title, body, html: None }
}
