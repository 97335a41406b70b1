import { request } from 'node:http';

import { bearer, graphqlUrl } from '../server.js';
import { SOON } from '../within.js';

/**
 * One HTTP exchange with /graphql. Unlike fetch, node:http sends no header that is not asked for: what the
 * server does without `Accept` or `Content-Type` can be seen.
 */
export function exchange({ method = 'POST', search, headers = {}, token, body }) {
  const url = new URL(graphqlUrl);
  for (const [name, value] of Object.entries(search ?? {})) url.searchParams.set(name, value);
  const options = {
    method,
    headers: {
      // for some methods node would send a body without saying that there is one
      ...(body && !headers['transfer-encoding'] && { 'content-length': Buffer.byteLength(body) }),
      ...headers,
      ...(token && bearer(token)),
    },
    agent: false,
    signal: AbortSignal.timeout(SOON),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, options, async (response) => {
      try {
        const text = (await response.setEncoding('utf8').toArray()).join('');
        resolve({ status: response.statusCode, headers: response.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    // a refused upload may be cut off after the answer was read
    call.on('error', reject);
    call.end(body);
  });
}

/** An exchange of JSON; the parsed body is `answer`. */
export async function post(parameters, { headers, ...rest } = {}) {
  const response = await exchange({
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof parameters === 'string' ? parameters : JSON.stringify(parameters),
    ...rest,
  });
  return { ...response, answer: JSON.parse(response.text) };
}

export const essence = (response) => response.headers['content-type'].split(';')[0].trim();

export const JSON_TYPE = 'application/json';
export const GRAPHQL_TYPE = 'application/graphql-response+json';
