// Around the talk: the timer, and on a phone the two views of the call.

/** Count up from the seconds that the server knew. */
export function keepTime(timer) {
  const start = performance.now() - Number(timer.dataset.seconds) * 1000;
  const show = () => {
    const seconds = Math.floor((performance.now() - start) / 1000);
    timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  show();
  setInterval(show, 1000);
}

/** Where two panes do not fit, tabs choose one; both stay in the page. */
export function showTabs(root) {
  const list = root.querySelector(".call-tabs");
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const show = (tab) => {
    root.dataset.view = tab.dataset.show;
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
    }
  };
  list.hidden = false;
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) show(tab);
  });
  list.addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + 1) % tabs.length];
    show(next);
    next.focus();
  });
  show(tabs[0]);
  root.classList.add("with-script");
}
