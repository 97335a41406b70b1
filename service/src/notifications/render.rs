use minijinja::{Environment, UndefinedBehavior, context};
use rebated_domain::notification::{Language, NotificationKind, wording};
use serde_json::Value;

/// How much work one template may make.
const FUEL: u64 = 20_000;
/// Most characters of a title, as it is read.
const LONGEST_TITLE: usize = 200;
/// Most characters of a text, as it is read.
const LONGEST_TEXT: usize = 10_000;

/// The form of mails for which nobody has written another.
const HTML: &str = "<!doctype html>
<html lang=\"{{ language }}\"><head><meta charset=\"utf-8\"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><p>{{ text }}</p></body></html>
";

/// A wording as templates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub title: &'a str,
    pub body: &'a str,
    pub html: Option<&'a str>,
}

impl Source<'static> {
    /// The platform's own.
    pub(super) fn own(kind: NotificationKind, language: Language) -> Self {
        let own = wording(kind, language);
        Self { title: own.title, body: own.text, html: None }
    }
}

/// What a user reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The title, on one line.
    pub title: String,
    /// The text.
    pub text: String,
    /// The same as HTML, for mail.
    pub html: String,
}

/// A template that cannot be rendered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RenderError {
    /// Which part: `title`, `body` or `html`.
    pub part: &'static str,
    /// What is wrong with it.
    pub message: String,
}

/// Puts facts into a wording. Whatever is named and not there is an error; HTML escapes the facts.
pub(super) fn render(source: Source<'_>, language: Language, facts: &Value) -> Result<Rendered, RenderError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    let facts = minijinja::Value::from(minijinja::value::Serde(facts));
    let part = |part: &'static str, name: &str, text: &str, values: minijinja::Value, longest: usize| {
        let failed = |message: String| RenderError { part, message };
        let text = environment.render_named_str(name, text, values);
        let text = text.map_err(|error| failed(format!("the template does not render: {error}")))?;
        if text.trim().is_empty() || text.chars().count() > longest {
            return Err(failed(format!("the text must have 1 to {longest} characters")));
        }
        Ok(text)
    };
    let title = part("title", "title.txt", source.title, facts.clone(), LONGEST_TITLE)?;
    if title.chars().any(char::is_control) {
        let message = "a title has one line of printable characters".to_owned();
        return Err(RenderError { part: "title", message });
    }
    let text = part("body", "body.txt", source.body, facts.clone(), LONGEST_TEXT)?;
    let html = match source.html {
        Some(html) => part("html", "mail.html", html, facts, LONGEST_TEXT)?,
        None => {
            let language = language.code().to_lowercase();
            let values = context! { title => title.as_str(), text => text.as_str(), language => language };
            part("html", "mail.html", HTML, values, 2 * LONGEST_TEXT)?
        }
    };
    Ok(Rendered { title, text, html })
}

#[cfg(test)]
mod tests {
    use rebated_domain::notification::sample;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_own_wordings_render() {
        for kind in NotificationKind::ALL {
            for language in Language::ALL {
                let source = Source::own(*kind, *language);
                let rendered = render(source, *language, &sample(*kind)).expect("its own sample");
                assert!(!rendered.text.contains("{{"), "{rendered:?}");
                // every fact is there for somebody to read
                for fact in sample(*kind).as_object().expect("facts are an object").keys() {
                    let all = format!("{}{}", source.title, source.body);
                    let told = all.contains(fact) || fact == "amount" || fact == "number";
                    assert!(told, "{kind} {language}: {fact}");
                }
            }
        }
    }

    #[test]
    fn what_is_missing_or_endless_is_refused() {
        let part = |title, body, html| {
            render(Source { title, body, html }, Language::En, &json!({ "number": "<1>" }))
                .map_err(|e| e.part)
        };
        assert_eq!(part("{{ numbr }}", "b", None), Err("title"));
        assert_eq!(part("t", "{% if number %}", None), Err("body"));
        assert_eq!(part("two\nlines", "b", None), Err("title"));
        let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
        assert_eq!(part("t", endless, None), Err("body"));
        let rendered = part("{{ number }}", "{{ number }}", Some("<b>{{ number }}</b>")).expect("it renders");
        assert_eq!((rendered.text.as_str(), rendered.html.as_str()), ("<1>", "<b>&lt;1&gt;</b>"));
        assert!(part("t", "{{ number }}", None).expect("it renders").html.contains("<p>&lt;1&gt;</p>"));
    }
}
