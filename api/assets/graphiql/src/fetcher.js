import { OperationTypeNode, getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

// beside the page, wherever that is mounted
const HTTP = new URL('graphql', location.href);
const SOCKET = new URL('graphql/ws', location.href);
SOCKET.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

/** Subscriptions go over the WebSocket, everything else by POST. */
export function fetcher(operation, { headers = {} } = {}) {
  return isSubscription(operation) ? subscribe(operation, headers) : post(operation, headers);
}

function isSubscription({ query, operationName }) {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    return false; // the server says what is wrong with it
  }
}

async function post(operation, headers) {
  const response = await fetch(HTTP, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return response.json();
}

/** What GraphiQL takes for an observable. A socket for each: the headers may change in between. */
function subscribe(operation, headers) {
  const name = Object.keys(headers).find((name) => name.toLowerCase() === 'authorization');
  const connectionParams = name && { authorization: headers[name] };
  return {
    subscribe: ({ next, error, complete }) => {
      const client = createClient({ url: SOCKET.href, connectionParams, retryAttempts: 0 });
      const unsubscribe = client.subscribe(operation, { next, error: (why) => error(readable(why)), complete });
      return { unsubscribe };
    },
  };
}

/** Events of a socket that closes or fails have no text of their own. */
function readable(why) {
  if (why instanceof CloseEvent) {
    return { message: `The WebSocket was closed: ${why.code} ${why.reason}`.trimEnd() };
  }
  return why instanceof Event ? { message: 'The WebSocket failed.' } : why;
}
