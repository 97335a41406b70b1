import { type Client, createClient, RefreshSessionDocument, type TokensFragment } from "@rebated/client";

/** A client of a session that gets itself new tokens in time. Once it fails, sign in again. */
export function clientOfSession(url: string, session: TokensFragment): Client {
  const anonymous = createClient({ url });
  let tokens = Promise.resolve(session);
  const token = async () => {
    // one after the other: a refresh token that is used twice ends the session
    tokens = tokens.then(async (held) => {
      if (Date.parse(held.accessTokenExpiresAt) > Date.now() + 60_000) return held;
      const { refreshToken } = held;
      const { sessionRefresh } = await anonymous.request(RefreshSessionDocument, { input: { refreshToken } });
      if (!sessionRefresh?.session) throw new Error(sessionRefresh?.userErrors[0]?.message);
      return sessionRefresh.session;
    });
    return (await tokens).accessToken;
  };
  return createClient({ url, token });
}
