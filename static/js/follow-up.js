// The message and its touches. The form works as it stands; here words are linked by selecting them.
const form = document.getElementById("follow");
if (form) start();

function start() {
  const text = form.querySelector("#text");
  const under = form.querySelector("#under");
  const list = form.querySelector(".touch-rows");
  const saved = document.querySelector("#saved span");
  let selection = { from: 0, to: 0 };

  const parts = (row) => ({ quote: row.querySelector("[name=quote]"), because: row.querySelector("[name=because]") });
  const touches = () =>
    [...list.children].map(parts).filter(({ quote, because }) => quote.value.trim() && because.value);

  function paint() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
    const message = text.value;
    const marks = touches()
      .map(({ quote, because }, number) => ({ at: message.indexOf(quote.value), end: quote.value.length, because: because.value, number }))
      .filter((mark) => mark.at >= 0)
      .sort((a, b) => a.at - b.at);
    under.replaceChildren();
    let at = 0;
    for (const mark of marks) {
      if (mark.at < at) continue;
      under.append(message.slice(at, mark.at));
      const span = document.createElement("mark");
      span.className = `touch${isPrivate(mark.because) ? " creepy" : ""}`;
      span.dataset.because = mark.because;
      span.textContent = message.slice(mark.at, mark.at + mark.end);
      under.append(span);
      at = mark.at + mark.end;
    }
    under.append(`${message.slice(at)}\n`);
    const empty = [...list.children].filter((row) => !parts(row).quote.value && !parts(row).because.value);
    for (const row of list.children) {
      const { quote } = parts(row);
      row.hidden = empty.indexOf(row) > 0;
      row.classList.toggle("lost", Boolean(quote.value.trim()) && !message.includes(quote.value.trim()));
    }
    for (const pin of document.querySelectorAll("[data-line]")) {
      const badge = pin.querySelector(".answered");
      if (badge) badge.hidden = !touches().some(({ because }) => because.value === pin.dataset.line);
    }
    advise(message);
    thread();
  }

  const isPrivate = (line) => document.querySelector(`[data-line="${CSS.escape(line)}"]`)?.dataset.private === "yes";

  function advise(message) {
    const words = message.split(/\s+/).filter(Boolean).length;
    form.querySelector("#count").textContent = `${words} word${words === 1 ? "" : "s"}. About ${Math.max(5, Math.round(words / 20) * 5)} seconds to read.`;
    const given = touches();
    const notice = form.querySelector("#advice");
    const lost = form.querySelector(".touch-row.lost");
    let says = "";
    if (lost) says = "These words are no longer in your message. Change them, or link other words.";
    else if (given.some(({ because }) => isPrivate(because.value))) says = "One touch answers something private. Work around it and leave the words out.";
    else if (given.length > 3) says = `${given.length} touches. More than three can start to feel like a file.`;
    else if (given.length) says = `${given.length === 1 ? "One touch, with the line it answers" : `${given.length} touches, each with the line it answers`}.`;
    notice.hidden = !says;
    notice.classList.toggle("warn", Boolean(lost) || given.length > 3 || given.some(({ because }) => isPrivate(because.value)));
    notice.querySelector("p").textContent = says;
  }

  /** A thread from each touch to the pinned line it answers; decoration, and only where both are beside each other. */
  function thread() {
    const svg = form.querySelector("#threads");
    const host = form.getBoundingClientRect();
    const paths = [];
    for (const mark of under.querySelectorAll(".touch")) {
      const pin = document.querySelector(`[data-line="${CSS.escape(mark.dataset.because)}"] .no`);
      if (!pin) continue;
      const last = [...mark.getClientRects()].pop();
      const to = pin.getBoundingClientRect();
      const sheet = under.getBoundingClientRect();
      const x1 = sheet.right - host.left;
      const y1 = last.top + last.height / 2 - host.top;
      const x2 = to.left - host.left - 3;
      const y2 = to.top + to.height / 2 - host.top;
      if (x2 <= x1) continue;
      const half = (x1 + x2) / 2;
      paths.push(`M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`);
    }
    svg.replaceChildren(
      ...paths.map((d) => {
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", d);
        return path;
      }),
    );
  }

  /** Put the selected words into the first free row, with the line if one was named. */
  function link(because = "") {
    const words = text.value.slice(selection.from, selection.to).trim();
    if (!words) return tell("Select some words of your message first, then link them.");
    let row = [...list.children].find((each) => !parts(each).quote.value.trim());
    if (!row && list.children.length < Number(form.dataset.most)) row = more();
    if (!row) return tell(`A message takes at most ${form.dataset.most} touches. Remove one first.`);
    const { quote, because: line } = parts(row);
    quote.value = words;
    if (because) line.value = because;
    paint();
    keep();
    if (!because) line.focus();
  }

  function more() {
    const row = list.lastElementChild.cloneNode(true);
    const number = list.children.length + 1;
    row.querySelector(".no").textContent = number;
    for (const field of row.querySelectorAll("[name]")) {
      field.value = "";
      const label = row.querySelector(`label[for="${field.id}"]`);
      field.id = field.id.replace(/\d+$/, number);
      label.htmlFor = field.id;
    }
    list.append(row);
    return row;
  }

  const tell = (words) => document.getElementById("toasts")?.say(words);

  let waiting;
  function keep() {
    clearTimeout(waiting);
    saved.textContent = "Not saved yet";
    waiting = setTimeout(save, 900);
  }

  async function save() {
    const body = new FormData(form);
    body.set("act", "save");
    try {
      const response = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer = await response.json();
      saved.textContent = answer.saved ? `Draft saved ${answer.saved}` : answer.message;
    } catch {
      saved.textContent = "Not saved: no connection. Your words are still here";
      waiting = setTimeout(save, 4000);
    }
  }

  text.addEventListener("select", remember);
  for (const event of ["keyup", "mouseup", "touchend", "focusout"]) text.addEventListener(event, remember);
  function remember() {
    if (text.selectionEnd > text.selectionStart) selection = { from: text.selectionStart, to: text.selectionEnd };
  }

  form.addEventListener("input", () => {
    paint();
    keep();
  });
  form.addEventListener("click", (event) => {
    const drop = event.target.closest(".touch-drop");
    const pick = event.target.closest(".line-pick");
    if (event.target.closest("#link")) link();
    else if (pick) link(pick.dataset.because);
    else if (drop) {
      const { quote, because } = parts(drop.closest(".touch-row"));
      quote.value = "";
      because.value = "";
      paint();
      keep();
    }
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  addEventListener("resize", thread);
  document.fonts?.ready.then(paint);

  for (const hidden of form.querySelectorAll("#link, .touch-drop, .line-pick")) hidden.hidden = false;
  paint();
}
