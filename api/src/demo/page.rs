use super::DemoTokens;

/// A query to try.
struct Example {
    title: &'static str,
    /// The variable of the shell that holds the token.
    token: &'static str,
    query: &'static str,
}

const EXAMPLES: [Example; 4] = [
    Example {
        title: "A member looks at the newest orders, and at why each pays what it pays",
        token: "MEMBER",
        query: "{
  viewer {
    displayName
    balances { available { amount currencyCode } pending { amount } owed { amount } }
    orders(first: 3) { edges { node {
      number status placedAt paid { amount currencyCode }
      lines { title paid { amount } }
      rebates { role status amount { amount } explanation { formula } }
    } } }
  }
}",
    },
    Example {
        title: "A member looks at what the platform's own store sells",
        token: "MEMBER",
        query: "{
  products(first: 5) { edges { node {
    title category variants { id sku title price { amount currencyCode } available }
  } } }
}",
    },
    Example {
        title: "Support looks at the refunds that wait for a decision",
        token: "SUPPORT",
        query: "{
  refunds(first: 5, filter: { status: [IN_REVIEW] }) { edges { node {
    id number amount { amount currencyCode } reason note allowedActions
    order { number source buyer { displayName } }
  } } }
}",
    },
    Example {
        title: "Finance looks at the newest bills and at the books: debits equal credits",
        token: "FINANCE",
        query: "{
  bills(first: 3) { edges { node {
    number user { displayName } period { month } opening { amount } closing { amount currencyCode }
    totals { reason count amount { amount } }
  } } }
  ledger { trialBalance { purpose currencyCode accounts debits { amount } credits { amount } } }
}",
    },
];

/// What is printed after filling: the tokens and queries to try, ready for a shell.
pub fn page(tokens: &DemoTokens, listen: &str) -> String {
    let DemoTokens { member, support, finance, admin } = tokens;
    let mut text = format!(
        "The demonstration data set is ready. Access tokens (run `rebated demo` again for new ones):\n\n\
         MEMBER={member}\nSUPPORT={support}\nFINANCE={finance}\nADMIN={admin}\n\n\
         Paste them into a shell and try these, or paste a query into http://{listen}/graphiql with the \
         header\n{{\"Authorization\": \"Bearer TOKEN\"}}. `rebated serve` starts the server.\n"
    );
    for Example { title, token, query } in EXAMPLES {
        let one_line = query.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!(
            "\n# {title}\ncurl -s http://{listen}/graphql -H \"Authorization: Bearer ${token}\" \
             -H 'Content-Type: application/json' \\\n  -d '{{\"query\": \"{one_line}\"}}'\n"
        ));
        text.push_str(&format!("\n{query}\n"));
    }
    text
}

/// The queries, each with the token that it takes.
#[cfg(test)]
pub(super) fn queries(tokens: &DemoTokens) -> [(&str, &'static str); 4] {
    let [member, store, support, finance] = EXAMPLES.map(|example| example.query);
    [
        (&tokens.member, member),
        (&tokens.member, store),
        (&tokens.support, support),
        (&tokens.finance, finance),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_fit_between_the_quotes_of_a_shell_and_of_json() {
        for example in EXAMPLES {
            assert!(!example.query.contains(['"', '\'', '\\']), "{}", example.title);
        }
    }
}
