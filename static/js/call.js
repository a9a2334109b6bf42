// The call: send, stream, resume. Words are kept here until the server has them, and sent under one key only.
import { Draft } from "./call-draft.js";
import { Log } from "./call-log.js";
import { Notebook } from "./call-notebook.js";
import { eventsOf, pauseAfter } from "./call-stream.js";
import { Tabs } from "./call-tabs.js";
import { keepTime, showTabs } from "./call-frame.js";

const SLOW = 8000;
const VERY_SLOW = 30000;

class Call {
  constructor(root) {
    this.root = root;
    this.name = root.dataset.name;
    this.log = new Log(root);
    this.notebook = new Notebook(root, this.log, (text) => this.toast(text));
    this.busy = false;
    showTabs(root);
    this.log.toEnd();
    if (root.dataset.state !== "live") return;
    keepTime(root.querySelector("#timer"));
    this.draft = new Draft(root.dataset.call);
    this.tabs = new Tabs(root.dataset.call, {
      changed: () => this.refresh(),
      away: () => this.stepAside(),
      back: () => this.comeBack(),
    });
    this.listen();
    this.settle();
  }

  listen() {
    this.root.addEventListener("submit", (event) => this.submitted(event));
    this.root.addEventListener("input", (event) => event.target.id === "say" && this.draft.write(event.target.value));
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("offline", () => this.connection());
    addEventListener("online", () => this.connection("Connection restored."));
  }

  /** Take up what the page shows: a draft, a turn that was on its way, a reply that is still being made. */
  settle() {
    const foot = this.root.querySelector("#foot");
    this.last = Number(foot.dataset.last);
    this.say = this.root.querySelector("#say");
    if (!this.say) return;
    if (this.draft.text && !this.say.value) this.say.value = this.draft.text;
    this.connection();
    if (this.draft.sending && this.draft.text) this.send(this.draft.text);
    else if (foot.dataset.waiting) this.follow(this.last);
    else this.say.focus({ preventScroll: true });
  }

  key(event) {
    const typing = event.target.matches?.("input, textarea, select");
    if (event.target === this.say && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.say.form.requestSubmit();
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!typing && plain && event.key.toLowerCase() === "p") this.log.lastPinButton()?.click();
  }

  submitted(event) {
    const form = event.target;
    if (form.id === "composer" || form.id === "chips") {
      event.preventDefault();
      this.send(form.id === "chips" ? event.submitter.value : this.say.value);
    } else if (form.matches("[data-again]")) {
      event.preventDefault();
      this.again(form, event.submitter.value);
    } else if (form.id === "hang-up-form") {
      event.preventDefault();
      document.getElementById("hang-up").showModal();
    }
  }

  /** Send one turn until the server has it. The key stays the same, so it can arrive only once. */
  async send(text) {
    if (this.busy || !text.trim() || !this.tabs.active) return;
    if (!navigator.onLine) return this.connection();
    this.begin();
    this.draft.write(text.trim(), true);
    this.say.value = "";
    const turn = this.log.ours(text.trim());
    const body = () => {
      const data = new FormData(this.root.querySelector("#composer"));
      data.set("text", this.draft.text);
      data.set("turn_key", this.draft.key);
      data.set("after", this.last);
      return data;
    };
    await this.post(this.root.dataset.turns, body, (response) => this.heard(response, turn), () => this.unsay(turn));
  }

  async again(form, candidate) {
    if (this.busy) return;
    this.begin();
    form.closest(".turn").remove();
    const body = () => {
      const data = new FormData(this.root.querySelector("#composer"));
      data.set("candidate", candidate);
      return data;
    };
    await this.post(this.root.dataset.again, body, (response) => this.heard(response, null), () => this.refresh());
  }

  /** POST until there is an answer; a lost connection is tried again, a refusal is shown with its reason. */
  async post(address, body, heard, refused) {
    for (let failures = 0; ; failures++) {
      let response;
      try {
        response = await fetch(address, { method: "POST", body: body(), headers: { Accept: "text/event-stream" } });
      } catch {
        this.state("Reconnecting. Your words are kept.");
        await pauseAfter(failures);
        continue;
      }
      if (response.headers.get("Content-Type")?.startsWith("text/event-stream")) return heard(response);
      if (response.status >= 500) {
        this.state("The server is busy. Your words are kept; trying again.");
        await pauseAfter(failures + 1);
        continue;
      }
      refused();
      return this.refusal(response);
    }
  }

  async refusal(response) {
    this.end();
    if (response.status === 401 || response.redirected) {
      const back = `${this.root.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`;
      return this.trouble("You are signed out. Your words are kept in this browser.", "Sign in again", () => location.assign(back));
    }
    const said = response.headers.get("Content-Type")?.includes("json") ? (await response.json()).message : "";
    const reload = response.status !== 422;
    this.trouble(said || "This page is out of date. Your words are kept.", reload && "Reload the call", () => this.refresh());
  }

  /** The words go back into the field: they were not taken. */
  unsay(turn) {
    turn.remove();
    this.say.value = this.draft.text;
    this.draft.write(this.draft.text);
  }

  /** Read the stream of a reply; `turn` is our bubble that waits for its acknowledgement. */
  async heard(response, turn) {
    let reply = this.last;
    try {
      for await (const event of eventsOf(response)) {
        if (event.name === "turn") {
          reply = event.data.reply;
          this.last = reply;
          this.answering(reply, turn, event.data);
        } else if (this.hear(event, reply)) return;
      }
    } catch {
      // Cut off: resume below from the last sentence that came.
    }
    await this.follow(reply);
  }

  answering(reply, turn, acknowledgement) {
    if (turn) {
      this.log.acknowledge(turn, acknowledgement);
      this.draft.acknowledged();
      this.tabs.tell("changed");
    }
    this.log.theirs(reply);
    this.watch();
  }

  /** One event of a reply; true when it was the last. */
  hear({ name, data }, reply) {
    if (name === "sentence") {
      clearTimeout(this.patience);
      this.state("Saved as you send");
      this.log.add(this.log.theirs(reply), data);
    } else if (name === "slow") this.state(`${this.name} is taking a moment.`);
    else if (name === "chips") this.chips(data.chips);
    else if (name === "end") return this.over(data, reply);
    return false;
  }

  over(end, reply) {
    this.end();
    this.tabs.tell("changed");
    const plain = end.state === "complete" && !end.stand_in && end.call.state === "live";
    if (plain) this.log.finish(this.log.theirs(reply), this.root.querySelector("#timer").textContent);
    else this.refresh();
    return true;
  }

  /** Follow a reply that is being made, from the sentence after the last one received, through broken lines. */
  async follow(reply) {
    this.begin();
    for (let failures = 0; ; failures++) {
      const turn = this.log.theirs(reply);
      try {
        const headers = { Accept: "text/event-stream", "Last-Event-ID": String(this.log.received(turn)) };
        const response = await fetch(`${this.root.dataset.stream}?reply=${reply}`, { headers });
        if (response.status < 500 && !response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
          return this.refusal(response);
        }
        for await (const event of eventsOf(response)) {
          failures = 0;
          if (this.hear(event, reply)) return;
        }
      } catch {
        // The line dropped; the reply goes on being made without us.
      }
      this.state("Reconnecting. Your line is kept; we are trying again.");
      await pauseAfter(failures);
    }
  }

  watch() {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.state(`${this.name} is taking a moment.`);
      this.patience = setTimeout(() => this.state("No answer yet. Your words are saved."), VERY_SLOW - SLOW);
    }, SLOW);
  }

  begin() {
    this.busy = true;
    this.clear();
    this.chips([]);
    this.button().setAttribute("aria-disabled", "true");
  }

  end() {
    this.busy = false;
    clearTimeout(this.patience);
    this.state("Saved as you send");
    this.button()?.removeAttribute("aria-disabled");
    this.connection();
  }

  button() {
    return this.root.querySelector("#composer .send");
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
    this.log.toEnd();
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

  connection(restored) {
    const send = this.button();
    if (!send) return;
    if (!navigator.onLine) {
      send.setAttribute("aria-disabled", "true");
      this.state("You are offline. Sending waits; your words are kept.");
    } else if (!this.busy) {
      send.removeAttribute("aria-disabled");
      this.state(restored || "Saved as you send");
    }
  }

  stepAside() {
    this.trouble("This call is open in another tab. This one follows it.", "Use this tab", () => this.tabs.take());
    this.say.readOnly = true;
    this.button().setAttribute("aria-disabled", "true");
  }

  /** The other tab used up the key that this one had read: take up the draft as it stands now. */
  comeBack() {
    this.draft = new Draft(this.root.dataset.call);
    return this.refresh();
  }

  /** Read the call again from the server and show it; the draft stays. */
  async refresh() {
    let page;
    try {
      const response = await fetch(location.pathname);
      if (!response.ok || response.redirected) return location.reload();
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      return this.state("Reconnecting. Your line is kept; we are trying again.");
    }
    const fresh = page.getElementById("call");
    if (!fresh || fresh.dataset.state !== "live") return location.reload();
    for (const id of ["log", "foot", "pins"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    this.log.log = this.root.querySelector("#log");
    this.notebook.pins = this.root.querySelector("#pins");
    this.busy = false;
    this.log.toEnd();
    if (this.tabs.active) this.settle();
    else {
      this.say = this.root.querySelector("#say");
      this.stepAside();
    }
  }

  toast(text) {
    document.getElementById("toasts")?.say(text);
  }
}

new Call(document.getElementById("call"));
