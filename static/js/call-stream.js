// Server-sent events read from a fetch, so that a POST can be answered with the stream of its reply.

/** Yield {name, data, id} for each event of a response body, until it ends or breaks. */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    held += value;
    const blocks = held.split("\n\n");
    held = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block) {
  const event = { name: "message", data: "", id: null };
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) event.name = line.slice(7);
    else if (line.startsWith("data: ")) event.data += line.slice(6);
    else if (line.startsWith("id: ")) event.id = Number(line.slice(4));
  }
  return event.data ? { ...event, data: JSON.parse(event.data) } : null;
}

/** Wait; a longer pause after each failure, at most five seconds. */
export function pauseAfter(failures) {
  return new Promise((resolve) => setTimeout(resolve, Math.min(5000, 400 * 2 ** failures)));
}
