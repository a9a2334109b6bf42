// Pinning without leaving the line. The forms work without this file; here they answer in place.

export class Notebook {
  constructor(root, log, say) {
    this.log = log;
    this.say = say;
    this.pins = root.querySelector("#pins");
    this.badge = root.querySelector("#pin-badge");
    root.addEventListener("submit", (event) => this.submitted(event));
    root.addEventListener("change", (event) => this.noted(event));
    root.addEventListener("click", (event) => this.clicked(event, root));
  }

  submitted(event) {
    const form = event.target.closest("form[data-notebook]");
    if (!form) return;
    event.preventDefault();
    const act = event.submitter?.value ?? "note";
    this.send(form, act);
  }

  noted(event) {
    const form = event.target.closest("form[data-notebook=note]");
    if (form && event.target.name === "note") this.send(form, "note");
  }

  /** A click on one sentence of theirs pins that very sentence. */
  clicked(event, root) {
    const sentence = event.target.closest(".turn.them .s");
    if (!sentence || !sentence.id || getSelection().toString()) return;
    const form = sentence.closest(".turn").querySelector("form[data-notebook]:not([hidden])");
    if (!form || !root.contains(form)) return;
    form.querySelector("[name=sentence]").value = sentence.id;
    this.send(form, sentence.classList.contains("pinned") ? "unpin" : "pin");
  }

  async send(form, act) {
    const body = new FormData(form);
    body.set("act", act);
    try {
      const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!response.headers.get("Content-Type")?.includes("json")) throw new Error("not the notebook");
      this.show(await response.json(), act);
    } catch {
      this.say("The notebook could not be saved just now. Try again in a moment.");
    }
  }

  show({ html, pinned, message }, act) {
    if (message) this.say(message);
    if (act === "note") {
      this.say("Note kept.");
      return;
    }
    this.pins.innerHTML = html;
    this.log.markPins(pinned);
    if (this.badge) this.badge.textContent = `${pinned.length} pin${pinned.length === 1 ? "" : "s"}`;
    if (act === "pin" && !message) {
      const entry = this.pins.querySelectorAll(".pin")[pinned.length - 1];
      entry?.classList.add("new");
    }
  }
}
