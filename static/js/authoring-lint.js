// Lint beside the form: some time after the last change the form is read as it stands, and nothing is saved.
const QUIET = 1500;
const place = document.querySelector("[data-rapport-lint]");
const form = place?.closest("form");
let waiting;
let asking;

/** One line that stays in sight on every tab. */
function sum() {
  let line = document.getElementById("rapport-lint-sum");
  if (!line) {
    line = document.createElement("p");
    line.id = "rapport-lint-sum";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.textContent = place.querySelector("[data-summary]")?.textContent ?? "";
}

async function look() {
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Rapport-Lint": "1" },
      signal: asking.signal,
    });
    if (!response.ok) return;
    place.innerHTML = await response.text();
    sum();
  } catch {
    // No line, or a newer change: the next look tells.
  }
}

if (form) {
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, QUIET);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
}
