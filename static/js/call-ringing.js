// The other side picks up after a ring or two; the button is there for those who do not want to wait.
const RING = 2200;

const form = document.getElementById("answer");
let sent = false;
form.addEventListener("submit", (event) => (sent ? event.preventDefault() : (sent = true)));
setTimeout(() => !sent && form.requestSubmit(form.querySelector("button")), RING);
