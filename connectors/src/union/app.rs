use std::sync::Arc;

use rebated_service::clock::Clock;
use rebated_service::networks::Trouble;

use super::gate::Gate;
use super::post::Poster;
use super::{AppSettings, Parameters, Secrets};
use crate::payments::{SettingError, Watched};

/// Our app at a network: all calls to the network are made by it.
pub(crate) struct App {
    secrets: Watched<Secrets>,
    post: Poster,
    gate: Gate,
}

impl App {
    /// Checks the settings and reads the secrets; calls nobody yet.
    pub(crate) fn try_new(settings: &AppSettings<'_>, clock: &Arc<dyn Clock>) -> Result<Self, SettingError> {
        let gateway = settings.checked()?;
        Ok(Self {
            secrets: Secrets::watch(settings.secret, settings.session, Arc::clone(clock))?,
            gate: Gate::new(settings, &gateway, Arc::clone(clock)),
            post: Poster::new(gateway, settings.limits),
        })
    }

    /// Makes a call, signed by `signed` with the secrets as they are when its turn comes, and gives what `read` makes of
    /// the answer's text. No secret is left in what goes wrong.
    pub(crate) async fn call<T>(
        &self,
        method: &'static str,
        signed: impl FnOnce(&Secrets) -> Parameters,
        read: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let work = async {
            let secrets = self.secrets.current();
            let text = self.post.send(&signed(&secrets)).await?;
            read(&text).map_err(|trouble| secrets.hide(trouble))
        };
        self.gate.pass(method, work).await
    }
}
