import type { Hono } from "hono";

/** The app's own function for it. @see packages/jira/src/resolvers/defs.ts */
const takeInbox = "takeInbox";

/**
 * Lets the app do at an issue what it does when its panel is first opened there: take in what arrived from outside.
 *
 * @param app  the platform's own routes
 * @throws Error with the platform's sentence when the app fails
 */
export async function firstLook(app: Hono, issue: string): Promise<void> {
  const session = await app.request("/local/session");
  const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
  const answer = await app.request("/bridge/invoke", {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ functionKey: takeInbox, issue, locale: "en-US" }),
  });
  if (!answer.ok) throw new Error(`Unexpected answer of the app, expected what it took in: ${await answer.text()}`);
}
