// Runs before the first paint: the chosen theme must be on <html> when the page is drawn.
(() => {
  const root = document.documentElement;
  const choices = ["light", "dark"];
  const remembered = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // A browser that refuses storage still changes this page.
    }
  };
  const show = (theme) => {
    if (choices.includes(theme)) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const mark = () => {
    const current = root.dataset.theme ?? "system";
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current));
    }
  };

  show(remembered());
  addEventListener("storage", (event) => {
    if (event.key !== "theme") return;
    show(event.newValue);
    mark();
  });
  document.addEventListener("DOMContentLoaded", mark);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-choice]");
    if (!button) return;
    const theme = choices.includes(button.dataset.themeChoice) ? button.dataset.themeChoice : "";
    show(theme);
    remember(theme);
    mark();
  });
})();
