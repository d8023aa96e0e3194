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

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    if (typing(at)) {
      if (event.key === "Escape") at.blur();
      return;
    }
    // What has the focus does by itself what Enter and the space bar do.
    if (event.key === "Enter" && at.matches("a, button, summary")) return;
    const rows = document.querySelector("[data-rows]");
    if (rows && event.key === rows.dataset.down) return event.preventDefault(), move(rows, 1);
    if (rows && event.key === rows.dataset.up) return event.preventDefault(), move(rows, -1);
    const place = document.querySelector(`[data-focus-key="${CSS.escape(event.key)}"]`);
    const element = place || meant(event.key);
    if (!element) return;
    event.preventDefault();
    place ? first(place.closest("[data-step]")).focus() : act(element);
  });

  // After a swap: the first step has the focus, or the heading; and it is said what has changed.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "page") return; // a part of a page that is shown anew takes the focus from nobody
    const page = document.getElementById("page");
    const [step] = steps();
    const place = document.querySelector("[role=alert]") ? step : step || null;
    const target = place ? first(place) : document.querySelector("#main h1[tabindex]");
    if (target) target.focus({ preventScroll: true });
    document.getElementById("told").textContent = page.dataset.said;
  });

  // A list of choices is asked for as soon as one is made; without a script there is a button.
  document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("scripted"));
})();
