use super::exit::Outcome;
use super::open;
use crate::config::Config;
use crate::demo;

/// `rebated demo`
pub async fn run(config: &Config) -> Outcome {
    let platform = open::platform(config).await?;
    let tokens = demo::fill(&platform).await?;
    print!("{}", demo::page(&tokens, &config.listen));
    Ok(())
}
