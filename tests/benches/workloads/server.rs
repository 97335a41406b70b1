use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, ensure};

use super::binary::Binary;
use super::home::Home;
use super::http::{self, Connection};

/// The server program, running; killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Kept open: a program that writes to a closed pipe is ended.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on a free port of the loopback interface and waits until it says where.
    pub async fn start(binary: &Binary, home: &Home) -> anyhow::Result<Self> {
        Self::start_with(binary, home, &[]).await
    }

    /// A program that stores so many further steps with every order: `rebated_probed` of the tests does.
    pub async fn start_with_steps(binary: &Binary, home: &Home, steps: u32) -> anyhow::Result<Self> {
        let mut command = Self::command(binary, home, &[]);
        command.env("PROBE_STEPS", steps.to_string());
        Self::spawn(command)
    }

    /// The same with further settings, such as `broker.kind=memory`.
    pub async fn start_with(binary: &Binary, home: &Home, settings: &[String]) -> anyhow::Result<Self> {
        Self::spawn(Self::command(binary, home, settings))
    }

    fn command(binary: &Binary, home: &Home, settings: &[String]) -> Command {
        let mut command = binary.command(home, &["serve", "--listen", "127.0.0.1:0"]);
        // a load generator asks for more than any caller may
        for key in
            ["caller_points", "caller_points_per_minute", "anonymous_points", "anonymous_points_per_minute"]
        {
            command.arg("--set").arg(format!("limits.{key}=1000000000"));
        }
        for setting in settings {
            command.args(["--set", setting]);
        }
        command
    }

    fn spawn(mut command: Command) -> anyhow::Result<Self> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut output = BufReader::new(child.stdout.take().context("the server's output is piped")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let address = line.split_once("http://").and_then(|(_, rest)| rest.split_whitespace().next());
        let address = address.and_then(|text| text.parse().ok());
        let Some(address) = address else {
            // it has told on standard error why it does not listen
            child.kill()?;
            child.wait()?;
            anyhow::bail!("the server did not start");
        };
        Ok(Self { child, address, _output: output })
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How many SQL statements it has sent so far.
    pub async fn statements(&self) -> anyhow::Result<u64> {
        let mut connection = Connection::open(self.address).await?;
        let (status, body) = connection.exchange(&http::get("/metrics")).await?;
        ensure!(status == 200, "/metrics answers {status}");
        let text = std::str::from_utf8(body)?;
        let value = text.lines().find_map(|line| line.strip_prefix("rebated_sql_statements_total "));
        Ok(value.context("/metrics does not count SQL statements")?.trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.child.kill().and_then(|()| self.child.wait()).is_err() {
            eprintln!("the server {} may still be running", self.child.id());
        }
    }
}
