// <toast-stack> holds what just happened. A toast stays eight seconds, longer while it is hovered or holds the focus.
const STAY = 8000;

class ToastStack extends HTMLElement {
  connectedCallback() {
    for (const toast of this.children) this.watch(toast);
    this.arrivals = new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach((node) => node instanceof HTMLElement && this.watch(node));
    });
    this.arrivals.observe(this, { childList: true });
    this.addEventListener("click", (event) => {
      if (event.target.closest("[data-dismiss]")) event.target.closest(".toast")?.remove();
    });
  }

  disconnectedCallback() {
    this.arrivals.disconnect();
  }

  watch(toast) {
    let timer;
    const busy = () => toast.matches(":hover") || toast.contains(document.activeElement);
    const leave = () => (busy() ? wait() : toast.remove());
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, STAY);
    };
    wait();
  }

  /** Say `text` in a new toast: for scripts of a page, such as the call. */
  say(text) {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.textContent = text;
    this.append(toast);
  }
}

customElements.define("toast-stack", ToastStack);
