// The call: send, stream, resume. Words are kept here until the server has them, and sent under one key only.
import { Draft } from "./call-draft.js";
import { Foot } from "./call-foot.js";
import { keepTime, showTabs } from "./call-frame.js";
import { Hearing } from "./call-hearing.js";
import { Log } from "./call-log.js";
import { Notebook } from "./call-notebook.js";
import { Tabs } from "./call-tabs.js";
import { Talks } from "./call-talks.js";
import { RECONNECTING, freshCall, isStream, post, reasonOf } from "./call-wire.js";

/** What reading the call again replaces. */
const PARTS = ["log", "foot", "pins", "face", "who", "when-now", "talks", "people", "turn-theirs", "turn-ours"];

class Call {
  constructor(root) {
    this.root = root;
    this.name = root.dataset.name;
    this.log = new Log(root);
    this.foot = new Foot(root);
    this.hearing = new Hearing(this);
    this.notebook = new Notebook(root, this.log, (text) => document.getElementById("toasts")?.say(text));
    this.busy = false;
    showTabs(root);
    this.log.toEnd();
    if (root.dataset.state !== "live") return;
    keepTime(root.querySelector("#timer"));
    this.draft = new Draft(this.foot.draftName());
    if ("together" in root.dataset) this.talks = new Talks(this);
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
    addEventListener("offline", () => this.foot.offline());
    addEventListener("online", () => this.busy || this.foot.ready("Connection restored."));
  }

  /** Take up what the page shows: a draft, a turn that was on its way, a reply that is still being made. */
  settle() {
    this.last = Number(this.foot.data.last);
    if (!this.foot.composer) return;
    const say = this.foot.say;
    if (say && this.draft.text && !say.value) say.value = this.draft.text;
    if (!this.busy) this.foot.ready();
    if (this.draft.sending && this.draft.text) this.send(this.draft.text);
    else if (this.foot.data.waiting) this.hearing.follow(this.last);
    else say?.focus({ preventScroll: true });
  }

  key(event) {
    const say = this.foot.say;
    const typing = event.target.matches?.("input, textarea, select");
    const sends = say && "long" in say.dataset ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (event.target === say && event.key === "Enter" && sends && !event.isComposing) {
      event.preventDefault();
      say.form.requestSubmit();
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!typing && plain && event.key.toLowerCase() === "p") this.log.lastPinButton()?.click();
  }

  submitted(event) {
    const form = event.target;
    const ours = form.id === "composer" || form.id === "chips" || form.id === "hang-up-form" || form.matches("[data-again]");
    if (!ours) return;
    event.preventDefault();
    if (form.id === "hang-up-form") document.getElementById("hang-up").showModal();
    else if (form.matches("[data-again]")) this.again(form, event.submitter.value);
    else this.send(event.submitter?.name === "text" ? event.submitter.value : this.foot.say.value);
  }

  /** Send one turn until the server has it. The key stays the same, so it can arrive only once. */
  async send(text) {
    if (this.busy || !text.trim() || !this.tabs.active) return;
    if (!navigator.onLine) return this.foot.offline();
    this.begin();
    this.draft.write(text.trim(), true);
    if (this.foot.say) this.foot.say.value = "";
    const turn = this.log.ours(text.trim());
    const body = () => {
      const data = this.foot.form();
      data.set("text", this.draft.text);
      data.set("turn_key", this.draft.key);
      data.set("after", this.last);
      return data;
    };
    const response = await post(this.root.dataset.turns, body, (state) => this.foot.state(state));
    if (isStream(response)) return this.hearing.read(response, turn);
    this.unsay(turn);
    return this.refused(response);
  }

  async again(form, candidate) {
    if (this.busy) return;
    this.begin();
    form.closest(".turn").remove();
    const body = () => {
      const data = this.foot.form();
      data.set("candidate", candidate);
      data.set("to", form.querySelector("[name=to]").value);
      return data;
    };
    const response = await post(this.root.dataset.again, body, (state) => this.foot.state(state));
    if (isStream(response)) return this.hearing.read(response, null);
    this.refresh();
    return this.refused(response);
  }

  async refused(response) {
    this.end();
    if (response.status === 401 || response.redirected) {
      const back = `${this.root.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`;
      const text = "You are signed out. Your words are kept in this browser.";
      return this.foot.trouble(text, "Sign in again", () => location.assign(back));
    }
    const { said, stale } = await reasonOf(response);
    const text = said || "This page is out of date. Your words are kept.";
    this.foot.trouble(text, stale && "Reload the call", () => this.refresh());
  }

  /** The words go back into the field: they were not taken. */
  unsay(turn) {
    turn.remove();
    if (this.foot.say) this.foot.say.value = this.draft.text;
    this.draft.write(this.foot.say ? this.draft.text : "");
  }

  begin() {
    this.busy = true;
    this.foot.clear();
    this.foot.chips([]);
    this.foot.wait();
  }

  end() {
    this.busy = false;
    this.hearing.calm();
    this.foot.ready();
  }

  stepAside() {
    this.foot.trouble("This call is open in another tab. This one follows it.", "Use this tab", () => this.tabs.take());
    if (this.foot.say) this.foot.say.readOnly = true;
    this.foot.wait();
  }

  /** The other tab used up the key that this one had read: take up the draft as it stands now. */
  comeBack() {
    this.draft = new Draft(this.foot.draftName());
    return this.refresh();
  }

  /** Read the call again from the server and show it; the draft stays. */
  async refresh() {
    let page;
    try {
      page = await freshCall();
    } catch {
      return this.foot.state(RECONNECTING);
    }
    if (!page) return location.reload();
    for (const id of PARTS) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
    }
    this.root.dataset.name = page.getElementById("call").dataset.name;
    this.name = this.root.dataset.name;
    this.draft = new Draft(this.foot.draftName());
    this.log.log = this.root.querySelector("#log");
    this.notebook.pins = this.root.querySelector("#pins");
    this.busy = false;
    this.log.toEnd();
    if (this.tabs.active) this.settle();
    else this.stepAside();
  }
}

new Call(document.getElementById("call"));
