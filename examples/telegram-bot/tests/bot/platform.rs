//! A Rebated server of a test's own, furnished by its command line and its API.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A running server. It ends with the value.
pub struct Platform {
    server: Child,
    folder: PathBuf,
    /// Its address, without a path.
    pub url: String,
    /// An access token of an administrator.
    pub admin: String,
    /// The bot's key.
    pub key: String,
}

/// A member.
pub struct Member {
    /// The global id.
    pub id: String,
    token: String,
}

impl Drop for Platform {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A new folder with a test's name.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Platform {
    /// Starts a server with the rules of the repository and a key for the bot.
    pub async fn start(folder: &Path) -> Self {
        let out = folder.join("out");
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let server = rebated(folder, &["serve", "--listen", "127.0.0.1:0"])
            .stdout(std::fs::File::create(&out).unwrap())
            .stderr(log)
            .spawn()
            .expect("the server of REBATED_BINARY starts");
        let mut platform = Self {
            server,
            folder: folder.to_owned(),
            url: String::new(),
            admin: String::new(),
            key: String::new(),
        };
        for _ in 0..600 {
            let text = std::fs::read_to_string(&out).unwrap();
            if let Some(rest) = text.split("listening on ").nth(1).filter(|rest| rest.contains(' ')) {
                rest.split(' ').next().unwrap().clone_into(&mut platform.url);
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(!platform.url.is_empty(), "{}", std::fs::read_to_string(folder.join("log")).unwrap());
        platform.admin = platform.command(&["token", "create", "--role", "ADMIN"]);
        let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rules/everyday.json");
        platform.command(&["rules", "import", "--publish", "--at", "2025-01-01T00:00:00+08:00", rules]);
        let scopes = ["LINKS_WRITE", "IDENTITIES_WRITE", "ORDERS_READ", "REBATES_READ", "MONEY_READ"];
        let input = json!({ "name": "telegram", "scopes": scopes });
        let made =
            platform.mutate(&platform.admin, "apiKeyCreate", "ApiKeyCreateInput", "secret", input).await;
        made["secret"].as_str().unwrap().clone_into(&mut platform.key);
        platform
    }

    /// A new member with a name.
    pub async fn member(&self, name: &str) -> Member {
        let input = json!({ "displayName": name, "email": format!("{name}@example.com"), "password": "a long enough one" });
        let made = self
            .mutate("", "userRegister", "UserRegisterInput", "user { id } session { accessToken }", input)
            .await;
        let text = |at: &str| made.pointer(at).and_then(Value::as_str).unwrap().to_owned();
        Member { id: text("/user/id"), token: text("/session/accessToken") }
    }

    /// A code by which a member links a chat.
    pub async fn code(&self, member: &Member) -> String {
        let made = self
            .mutate(&member.token, "identityLinkCodeCreate", "IdentityLinkCodeCreateInput", "code", json!({}))
            .await;
        made["code"].as_str().unwrap().to_owned()
    }

    /// Links a member to a name by hand, as administrators may.
    pub async fn link(&self, member: &Member, provider: &str, subject: &str) {
        let input = json!({ "userId": member.id, "provider": provider, "subject": subject });
        self.mutate(&self.admin, "identityLink", "IdentityLinkInput", "identity { subject }", input).await;
    }

    /// Takes such a link away.
    pub async fn unlink(&self, provider: &str, subject: &str) {
        let input = json!({ "provider": provider, "subject": subject });
        self.mutate(&self.admin, "identityUnlink", "IdentityUnlinkInput", "userErrors { code }", input).await;
    }

    /// JD reports an order of 100 yuan with 10 yuan of commission, as it is on a day of June 2025.
    pub async fn order(&self, number: &str, buyer: &str, day: u32, status: &str, refunded: &str) {
        let at = |day: u32| format!("2025-06-{day:02}T10:00:00+08:00");
        let mut record = json!({
            "source": "JD", "orderRef": number, "lineKey": number, "buyerRef": buyer, "title": "Tea", "currency": "CNY",
            "paid": "100.00", "commission": "10.00", "refunded": refunded, "status": status,
            "placedAt": at(1), "modifiedAt": at(day),
        });
        if status == "SETTLED" {
            record["receivedAt"] = at(2).into();
            record["settledAt"] = at(2).into();
        }
        let input = json!({ "records": [record] });
        let done = self
            .mutate(
                &self.admin,
                "ordersImport",
                "OrdersImportInput",
                "result { __typename } failures { problems { code field message } }",
                input,
            )
            .await;
        assert!(done["result"].is_object(), "{done}");
    }

    /// Staff decide the newest claim.
    pub async fn decide(&self, grant: bool) {
        let claims = self.read("{ orderClaims(first: 1) { edges { node { id } } } }").await;
        let input = json!({ "claimId": claims["orderClaims"]["edges"][0]["node"]["id"], "grant": grant });
        self.mutate(&self.admin, "orderClaimDecide", "OrderClaimDecideInput", "claim { id }", input).await;
    }

    /// A member asks for money back for an order, and staff approve.
    pub async fn refund(&self, member: &Member, number: &str, amount: &str) {
        let query = format!(
            "{{ orders(first: 1, filter: {{ externalId: \"{number}\" }}) {{ edges {{ node {{ id }} }} }} }}"
        );
        let orders = self.read(&query).await;
        let amount = json!({ "amount": amount, "currencyCode": "CNY" });
        let order = &orders["orders"]["edges"][0]["node"]["id"];
        let input = json!({ "orderId": order, "amount": amount, "reason": "DEFECTIVE" });
        let asked =
            self.mutate(&member.token, "refundRequest", "RefundRequestInput", "refund { id }", input).await;
        let input = json!({ "refundId": asked["refund"]["id"] });
        let done = self
            .mutate(&self.admin, "refundApprove", "RefundDecisionInput", "refund { status }", input)
            .await;
        assert_eq!(done["refund"]["status"], "SUCCEEDED", "{done}");
    }

    /// What the simulated shop of a network gives to share: the first text on its page between two others.
    pub async fn shared(&self, network: &str, from: &str, to: &str) -> String {
        let page = reqwest::get(format!("{}/simulators/{network}/shop", self.url)).await.unwrap();
        let page = page.text().await.unwrap();
        let begin = page.find(from).unwrap() + "<code>".len();
        page[begin..][..page[begin..].find(to).unwrap()].to_owned()
    }

    async fn read(&self, query: &str) -> Value {
        let request = reqwest::Client::new().post(format!("{}/graphql", self.url)).bearer_auth(&self.admin);
        let answer: Value =
            request.json(&json!({ "query": query })).send().await.unwrap().json().await.unwrap();
        assert!(answer["errors"].is_null(), "{query}: {answer}");
        answer["data"].clone()
    }

    async fn mutate(&self, token: &str, name: &str, input_type: &str, answer: &str, input: Value) -> Value {
        let answer = if answer.contains("userErrors") { String::new() } else { answer.to_owned() };
        let query = format!(
            "mutation($input: {input_type}!) {{ {name}(input: $input) {{ {answer} userErrors {{ code message }} }} }}"
        );
        let mut request = reqwest::Client::new().post(format!("{}/graphql", self.url));
        if !token.is_empty() {
            request = request.bearer_auth(token);
        }
        let body = json!({ "query": query, "variables": { "input": input } });
        let answer: Value = request.json(&body).send().await.unwrap().json().await.unwrap();
        assert!(answer["errors"].is_null(), "{name}: {answer}");
        let done = answer["data"][name].clone();
        assert_eq!(done["userErrors"], json!([]), "{name}: {done}");
        done
    }

    fn command(&self, arguments: &[&str]) -> String {
        let done = rebated(&self.folder, arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap().lines().last().unwrap_or_default().to_owned()
    }
}

/// The program, on a folder's database, in an environment without variables of its own.
fn rebated(folder: &Path, arguments: &[&str]) -> Command {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/debug/rebated");
    let binary = std::env::var("REBATED_BINARY").unwrap_or_else(|_| default.to_owned());
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("REBATED_")) {
        command.env_remove(name);
    }
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command.arg("--database-url").arg(format!("sqlite://{}/rebated.sqlite", folder.display()));
    command
}
