// Keys of the debrief: J and K move between the turns of the call, ? lists the keys.
const lines = [...document.querySelectorAll(".call-line")];
let at = -1;

function go(step) {
  if (!lines.length) return;
  at = Math.min(lines.length - 1, Math.max(0, at + step));
  lines.forEach((line, number) => line.classList.toggle("now", number === at));
  lines[at].focus({ preventScroll: true });
  lines[at].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, textarea, select, dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "J") go(1);
  else if (event.key === "k" || event.key === "K") go(at < 0 ? 1 : -1);
  else if (event.key === "?") document.getElementById("keys")?.showModal();
});

// Jumping to a quoted line makes it the current one.
addEventListener("hashchange", () => {
  const line = document.getElementById(location.hash.slice(1))?.closest(".call-line");
  if (line) at = lines.indexOf(line);
});
