// One key for each action: what a key does is written at the element that does it, in data-key.
"use strict";
(() => {
  const typing = (at) => at.matches("select, textarea, input:not([type=radio], [type=checkbox])");
  const shown = (element) => element.getClientRects().length > 0 && !element.disabled;
  const steps = () => [...document.querySelectorAll("[data-step]")].filter(shown);

  // A number means the step that has the focus, else the first one.
  const meant = (key) => {
    const fits = [...document.querySelectorAll("[data-key]")].filter((e) => e.dataset.key === key && shown(e));
    const step = document.activeElement.closest("[data-step]");
    return (step && fits.find((element) => step.contains(element))) || fits[0];
  };

  const first = (step) => step.querySelector("input:checked") || step.querySelector("input");

  const act = (element) => {
    if (!element.matches("input")) return element.click();
    element.focus();
    if (element.matches("[type=radio], [type=checkbox]")) {
      element.click();
      const all = steps();
      const next = all[all.indexOf(element.closest("[data-step]")) + 1];
      if (next && element.checked) first(next).focus();
    }
  };

  const move = (rows, by) => {
    const links = [...rows.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
    if (next) next.focus();
  };

  const press = (key) => {
    const rows = document.querySelector("[data-rows]");
    if (rows && key === rows.dataset.down) return move(rows, 1), true;
    if (rows && key === rows.dataset.up) return move(rows, -1), true;
    const place = document.querySelector(`[data-focus-key="${CSS.escape(key)}"]`);
    if (place) return first(place.closest("[data-step]")).focus(), true;
    const element = meant(key);
    if (element) act(element);
    return Boolean(element);
  };

  // Who types faster than pages come is not to lose a key: what was typed meanwhile is done on the page that came.
  let busy = false;
  const typed = [];
  const again = () => {
    while (typed.length && !busy) {
      const key = typed.shift();
      const at = document.activeElement;
      if (!typing(at)) key === "Enter" && at.matches("a, button, summary") ? at.click() : press(key);
      else if (key === "Enter" && at.form) at.form.requestSubmit();
      else if (key.length === 1 && at.matches("input, textarea")) at.setRangeText(key, at.selectionStart, at.selectionEnd, "end");
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    if (busy && (event.key.length === 1 || event.key === "Enter")) {
      event.preventDefault();
      typed.push(event.key);
    } else if (typing(at)) {
      if (event.key === "Escape") at.blur();
    } else if (event.key === "Enter" && at.matches("a, button, summary")) {
      // What has the focus does by itself what this key does.
    } else if (press(event.key)) event.preventDefault();
  });

  const whole = (event) => event.detail.target && event.detail.target.id === "page";
  const lost = (is) => { document.getElementById("lost").hidden = !is; };
  document.addEventListener("htmx:beforeRequest", (event) => { if (whole(event)) busy = true; });
  for (const failed of ["htmx:sendError", "htmx:timeout", "htmx:sendAbort"]) {
    document.addEventListener(failed, (event) => {
      if (!whole(event)) return;
      busy = false;
      typed.length = 0;
      lost(true);
    });
  }

  // After a swap: the first step has the focus, or the heading; and it is said what has changed.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "page") return; // a part of a page that is shown anew takes the focus from nobody
    const page = document.getElementById("page");
    const [step] = steps();
    const target = step ? first(step) : document.querySelector("#main h1[tabindex]");
    if (target) target.focus({ preventScroll: true });
    document.getElementById("told").textContent = page.dataset.said;
    lost(false);
    busy = false;
    again();
  });

  // A list of choices is asked for as soon as one is made; without a script there is a button.
  document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("scripted"));
})();
