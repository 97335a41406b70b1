//! Tries what the guide shows.

use rebated::config::{Sources, load};
use rebated_tests::TestApp;

use super::example::Example;
use super::names::Names;
use super::page::{Block, Page};
use super::steps;
use super::world::World;

/// Goes through the guide from its beginning to its end.
pub struct Runner<'a> {
    pub app: &'a TestApp,
    pub world: World,
    pub names: Names,
    wrong: Vec<String>,
}

impl<'a> Runner<'a> {
    pub async fn open(app: &'a TestApp, page: &Page) -> Self {
        let world = World::build(app, &page.first("json manifest")).await;
        Self { app, world, names: Names::default(), wrong: Vec::new() }
    }

    /// What the guide tells wrongly.
    pub fn wrong(self) -> Vec<String> {
        self.wrong
    }

    pub async fn run(&mut self, example: &Example) {
        let (block, wrong) = match example {
            Example::Curl { request, response } => (request, self.curl(request, &response.text).await),
            Example::Operation { document, variables, answer } => {
                (document, self.operation(document, variables.as_ref(), &answer.text).await)
            }
            Example::Socket(block) => (block, self.socket(block).await),
            // the server was made with it
            Example::Manifest(block) => (block, Vec::new()),
            Example::Configuration(block) => (block, configuration(&block.text)),
        };
        if !wrong.is_empty() {
            self.wrong.push(format!("line {}:\n{}", block.line, wrong.join("\n")));
        }
    }

    /// Lets happen what happened before, and makes `$TOKEN` the caller's; answers it.
    pub async fn prepare(&mut self, block: &Block) -> Option<String> {
        if let Some(step) = &block.before {
            self.take(step).await;
        }
        let caller = block.caller.as_deref().expect("every call has a caller");
        let token = match caller {
            "bot" => Some(self.names.fill("$API_KEY").expect("a bot has a key")),
            person => self.world.token(self.app, person).await,
        };
        self.names.set("TOKEN", token.as_deref().unwrap_or("nobody's"));
        token
    }

    /// Lets something happen.
    pub async fn take(&self, step: &str) {
        steps::take(self.app, &self.world, step).await;
    }
}

/// Reads a configuration as the program does.
fn configuration(text: &str) -> Vec<String> {
    let file = tempfile::NamedTempFile::with_suffix(".toml").expect("a temporary file");
    std::fs::write(file.path(), text).expect("a writable file");
    let sources = Sources { file: Some(file.path().to_owned()), ..Sources::default() };
    load(&sources).err().map(|error| error.to_string()).into_iter().collect()
}
