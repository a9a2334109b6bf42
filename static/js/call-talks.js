// Several people at once: going from one talk to another, and how long each of them has been waiting.
const LOOK_SECONDS = 20;

export class Talks {
  constructor(call) {
    this.call = call;
    this.since = performance.now();
    call.root.addEventListener("click", (event) => this.clicked(event));
    addEventListener("popstate", () => this.go());
    setInterval(() => this.count(), 1000);
    if (call.root.dataset.waiting) setInterval(() => this.look(), LOOK_SECONDS * 1000);
  }

  clicked(event) {
    const link = event.target.closest("a[data-talk]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    this.go();
  }

  /** Show the talk that the address names; a reply on its way to another one goes on without us. */
  async go() {
    this.call.hearing.turnTo();
    this.call.hearing.calm();
    this.call.busy = false;
    await this.call.refresh();
    this.since = performance.now();
  }

  /** Let the waiting times run from what the server knew. */
  count() {
    const passed = (performance.now() - this.since) / 1000;
    for (const time of this.call.root.querySelectorAll("time[data-since]")) {
      const seconds = Math.floor(Number(time.dataset.since) + passed);
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
  }

  /** Who has waited too long speaks up; then the page is read again, unless an answer is just coming in. */
  async look() {
    if (this.call.busy || !navigator.onLine || !this.call.tabs.active) return;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", this.call.root.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const response = await fetch(this.call.root.dataset.waiting, { method: "POST", body: data });
      if (response.ok && (await response.json()).spoke && !this.call.busy) await this.go();
    } catch {
      // No line just now; the next look may have one.
    }
  }
}
