// The transcript on the page: bubbles are clones of the server's own partial, words are only ever text.

export class Log {
  constructor(root) {
    this.root = root;
    this.log = root.querySelector("#log");
    this.scroller = root.querySelector("#scroller");
  }

  /** To the newest line; a text that stands there before anything is said is read from its top. */
  toEnd() {
    const begun = this.log.querySelector(".turn.me-t");
    this.scroller.scrollTop = begun ? this.scroller.scrollHeight : 0;
  }

  clone(template) {
    const turn = document.getElementById(template).content.firstElementChild.cloneNode(true);
    turn.classList.add("new");
    return turn;
  }

  /** The recruiter's words while they are on their way; `acknowledge` gives them their ids. */
  ours(text) {
    const turn = this.clone("turn-ours");
    turn.querySelector(".s").textContent = text;
    turn.querySelector(".at").textContent = "sending";
    turn.dataset.state = "sending";
    this.log.append(turn);
    this.toEnd();
    return turn;
  }

  acknowledge(turn, { index, at, sentences }) {
    turn.dataset.index = index;
    turn.dataset.state = "complete";
    turn.querySelector(".at").textContent = at;
    turn.querySelector(".bub").replaceChildren(...sentences.flatMap(({ id, text }) => [this.sentence(id, text), " "]));
  }

  sentence(id, text) {
    const span = document.createElement("span");
    span.className = "s";
    span.id = id;
    span.textContent = text;
    return span;
  }

  /** The answering side's bubble: one that is there already, or a new one that shows they are answering. */
  theirs(index) {
    const there = this.log.querySelector(`.turn.them[data-index="${index}"]`);
    if (there) return there;
    const turn = this.clone("turn-theirs");
    turn.dataset.index = index;
    turn.dataset.state = "pending";
    turn.querySelector(".at").textContent = "is answering";
    turn.querySelector("[data-notebook]").hidden = true;
    const bubble = turn.querySelector(".bub");
    bubble.setAttribute("aria-busy", "true");
    const caret = document.createElement("span");
    caret.className = "caret";
    caret.setAttribute("aria-hidden", "true");
    bubble.replaceChildren(caret);
    this.log.append(turn);
    this.toEnd();
    return turn;
  }

  received(turn) {
    return turn.querySelectorAll(".s").length;
  }

  add(turn, { id, text }) {
    if (document.getElementById(id)) return;
    const bubble = turn.querySelector(".bub");
    bubble.insertBefore(this.sentence(id, text), bubble.querySelector(".caret"));
    bubble.insertBefore(document.createTextNode(" "), bubble.querySelector(".caret"));
    this.toEnd();
  }

  /** The reply is whole: the caret goes, the pin button comes and stands for the sentence that says most. */
  finish(turn, at) {
    turn.dataset.state = "complete";
    turn.querySelector(".at").textContent = at;
    const bubble = turn.querySelector(".bub");
    bubble.removeAttribute("aria-busy");
    bubble.querySelector(".caret")?.remove();
    const form = turn.querySelector("[data-notebook]");
    const said = [...turn.querySelectorAll(".s")];
    if (!form || !said.length) return;
    const longest = said.reduce((best, next) => (next.textContent.length > best.textContent.length ? next : best));
    form.querySelector("[name=sentence]").value = longest.id;
    form.querySelector(".pin-of").append(at);
    form.hidden = false;
    this.toEnd();
  }

  /** Show which lines are pinned, on the words and on the buttons. */
  markPins(pinned) {
    for (const span of this.log.querySelectorAll(".s")) span.classList.toggle("pinned", pinned.includes(span.id));
    for (const form of this.log.querySelectorAll("form[data-notebook]")) {
      const mine = [...form.closest(".turn").querySelectorAll(".s.pinned")];
      const button = form.querySelector("button");
      if (mine.length) form.querySelector("[name=sentence]").value = mine[0].id;
      button.value = mine.length ? "unpin" : "pin";
      button.querySelector(".pin-undo").hidden = !mine.length;
      button.querySelector("span").textContent = mine.length ? "Pinned" : "Pin";
    }
  }

  lastPinButton() {
    return [...this.log.querySelectorAll(".turn.them form[data-notebook]:not([hidden]) button")].pop();
  }
}
