import { createClient, SignInDocument, type TokensFragment } from "@rebated/client";

/** The tokens of a new session. */
export async function signIn(url: string, email: string, password: string): Promise<TokensFragment> {
  const client = createClient({ url });
  const { sessionCreate } = await client.request(SignInDocument, { input: { email, password } });
  if (!sessionCreate?.session) throw new Error(sessionCreate?.userErrors[0]?.message);
  return sessionCreate.session;
}
