// The keyboard. Every key presses a button or follows a link that is on the page, so that
// nothing can be done here that cannot be done without script.
(() => {
  "use strict";
  const dialog = document.getElementById("keys");
  const lines = () => Array.from(document.querySelectorAll(".queue .lines .line"));
  let at = -1;

  const light = (next) => {
    const all = lines();
    if (!all.length) return;
    at = Math.max(0, Math.min(next, all.length - 1));
    all.forEach((line, i) => line.classList.toggle("here", i === at));
    const link = all[at].querySelector("a.open");
    link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
    sessionStorage.setItem("line", String(at));
  };

  const only = (line) => {
    const ticked = lines().some((each) => each.querySelector("input[type=checkbox]")?.checked);
    const box = line?.querySelector("input[type=checkbox]");
    if (!ticked && box) box.checked = true;
  };

  const press = (key) => {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target || target.closest("[hidden]")) return false;
    if (target.matches("input")) { target.focus(); target.select(); return true; }
    if (target.name === "do") only(lines()[at]);
    const shut = target.closest("details:not([open])");
    if (shut) shut.open = true;
    target.click();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.target.closest("form")?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape" && field) { field.blur(); return; }
    if (field || (dialog && dialog.open)) return;
    const key = event.key.toLowerCase();
    let done = true;
    if (key === "?" && dialog) dialog.showModal();
    else if (key === "j" && lines().length) light(at + 1);
    else if (key === "k" && lines().length) light(at - 1);
    else if (key === "x" && lines()[at]) {
      const box = lines()[at].querySelector("input[type=checkbox]");
      if (box) box.checked = !box.checked;
    } else if (key.length === 1) done = press(key);
    else done = false;
    if (done) event.preventDefault();
  });

  document.querySelectorAll('[data-key="?"]').forEach((button) => {
    button.hidden = !dialog;
    button.addEventListener("click", () => dialog.showModal());
  });

  // After something was done with a line, the next one stands where it stood.
  if (lines().length) {
    const kept = sessionStorage.getItem("line");
    if (kept !== null && document.referrer && new URL(document.referrer).origin === location.origin) {
      light(Number(kept));
    } else sessionStorage.removeItem("line");
  }

  const asked = document.querySelector("form textarea, form input[name=why]");
  if (asked && document.body.dataset.page === "preview") asked.focus();

  // The proof takes longer than the page may: it comes by itself, a moment later.
  const proof = document.getElementById("proof");
  if (proof?.dataset.part) {
    fetch(proof.dataset.part, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((text) => {
        const part = new DOMParser().parseFromString(text, "text/html");
        proof.replaceChildren(...part.body.childNodes);
      })
      .catch(() => {});
  }
})();
