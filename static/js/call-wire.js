// Posting words until the server has answered, and reading the call again from the server.
import { pauseAfter } from "./call-stream.js";

const STREAM = { Accept: "text/event-stream" };
export const RECONNECTING = "Reconnecting. Your line is kept; we are trying again.";

export function isStream(response) {
  return Boolean(response.headers.get("Content-Type")?.startsWith("text/event-stream"));
}

/** The response to a POST. A lost connection or a busy server is told to `state` and tried again. */
export async function post(address, body, state) {
  for (let failures = 0; ; failures++) {
    let response;
    try {
      response = await fetch(address, { method: "POST", body: body(), headers: STREAM });
    } catch {
      state("Reconnecting. Your words are kept.");
      await pauseAfter(failures);
      continue;
    }
    if (isStream(response) || response.status < 500) return response;
    state("The server is busy. Your words are kept; trying again.");
    await pauseAfter(failures + 1);
  }
}

/** Open the stream of a reply after its `received` first sentences. */
export function listen(address, reply, received) {
  return fetch(`${address}?reply=${reply}`, { headers: { ...STREAM, "Last-Event-ID": String(received) } });
}

/** What a refusal says, and whether reading the call again may help. */
export async function reasonOf(response) {
  const json = response.headers.get("Content-Type")?.includes("json");
  return { said: json ? (await response.json()).message : "", stale: response.status !== 422 };
}

/** The call as the server shows it now; null when this page must be loaded anew. Throws when there is no line. */
export async function freshCall() {
  const response = await fetch(location.pathname + location.search);
  if (!response.ok || response.redirected) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.getElementById("call")?.dataset.state === "live" ? page : null;
}
