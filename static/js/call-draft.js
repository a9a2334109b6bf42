// The words that are not acknowledged yet. They live in localStorage under the call, with the key of their turn.

function newKey() {
  return crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );
}

export class Draft {
  constructor(call) {
    this.place = `rapport:call:${call}`;
    const kept = this.read();
    this.text = kept.text;
    this.key = kept.key;
    this.sending = kept.sending;
  }

  /** What was kept; anything that is not a draft of ours counts as nothing. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.place));
      const whole = typeof kept?.text === "string" && /^[0-9a-f-]{36}$/.test(kept?.key);
      if (whole) return { text: kept.text.slice(0, 4000), key: kept.key, sending: kept.sending === true };
    } catch {
      // Junk, or a browser that keeps nothing: start with an empty draft.
    }
    return { text: "", key: newKey(), sending: false };
  }

  write(text, sending = false) {
    this.text = text;
    this.sending = sending;
    try {
      localStorage.setItem(this.place, JSON.stringify({ text, key: this.key, sending }));
    } catch {
      // Private windows may refuse; the words are still in the field.
    }
  }

  /** The server has the words: forget them, and make the key of the next turn. */
  acknowledged() {
    this.key = newKey();
    this.write("");
  }
}
