// What stands under the transcript: the field, its button, the chips, the state of the line and one notice.

export class Foot {
  constructor(root) {
    this.root = root;
  }

  /** The field that is written in; null where nothing can be said any more. */
  get say() {
    return this.root.querySelector("#say");
  }

  /** The form of the next turn; null where nobody is left to talk to. */
  get composer() {
    return this.root.querySelector("form#composer");
  }

  /** Under what name the draft is kept: one for each person who is written to. */
  draftName() {
    const to = this.composer?.elements.to?.value;
    const call = this.root.dataset.call;
    return "together" in this.root.dataset && to ? `${call}:${to}` : call;
  }

  get data() {
    return this.root.querySelector("#foot").dataset;
  }

  button() {
    return this.root.querySelector("#composer .send");
  }

  form() {
    return new FormData(this.root.querySelector("#composer"));
  }

  wait() {
    this.button()?.setAttribute("aria-disabled", "true");
    for (const choice of this.choices()) choice.disabled = true;
  }

  choices() {
    return this.root.querySelectorAll("#choices .choice");
  }

  /** Open for the next line, unless the browser is offline. */
  ready(text = "Saved as you send") {
    if (!navigator.onLine) return this.offline();
    this.button()?.removeAttribute("aria-disabled");
    for (const choice of this.choices()) choice.disabled = false;
    this.state(text);
  }

  offline() {
    this.wait();
    this.state("You are offline. Sending waits; your words are kept.");
  }

  chips(words) {
    const bar = this.root.querySelector("#chips");
    if (!bar) return;
    bar.hidden = !words.length;
    bar.querySelectorAll(".chip").forEach((chip) => chip.remove());
    for (const word of words) {
      const chip = document.createElement("button");
      Object.assign(chip, { className: "chip", type: "submit", name: "text", value: word, textContent: word });
      bar.append(chip);
    }
  }

  state(text) {
    const line = this.root.querySelector("#line-state span");
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** A sentence above the field with at most one thing to do about it. */
  trouble(text, act, then) {
    const notice = this.root.querySelector("#trouble");
    const button = notice.querySelector("button");
    notice.querySelector("p").textContent = text;
    notice.hidden = false;
    button.hidden = !act;
    button.textContent = act || "";
    button.onclick = () => {
      this.clear();
      then();
    };
  }

  clear() {
    const notice = this.root.querySelector("#trouble");
    if (notice) notice.hidden = true;
  }
}
