import { Environment, type GraphQLResponse, Network, RecordSource, Store } from "relay-runtime";

/** A Relay environment as an app would have it, for one member. */
export function environment(url: string, token: string): Environment {
  const network = Network.create(async ({ text }, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        Accept: "application/graphql-response+json",
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify({ query: text, variables }),
    });
    const body: unknown = await response.json();
    if (isResponse(body)) return body;
    throw new Error(`HTTP status ${String(response.status)} without data`);
  });
  return new Environment({ network, store: new Store(new RecordSource()) });
}

function isResponse(body: unknown): body is GraphQLResponse {
  return body instanceof Object && "data" in body;
}
