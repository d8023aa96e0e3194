"use strict";
// Finds and filters what is on the page. Without it, or where a policy blocks it, everything is simply shown.
(() => {
  const form = document.getElementById("facets");
  const groups = [...document.querySelectorAll(".group")];
  const items = [...document.querySelectorAll("[data-subject], [data-severity], [data-article]")];
  const search = form.querySelector("input");
  const said = form.querySelector("output");
  const selects = [...form.querySelectorAll("select")];
  const texts = new Map();
  const values = (item, facet) => (item.dataset[facet] || "").split("\n").filter(Boolean);
  const text = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase().replace(/\s+/g, " "));
    return texts.get(item);
  };

  // Only what is there can be chosen; names are set as text, never as markup.
  for (const select of selects) {
    const names = new Map();
    for (const item of document.querySelectorAll(`[data-${select.name}]`)) {
      for (const value of values(item, select.name)) {
        if (!names.has(value)) names.set(value, item.dataset[`${select.name}Name`] || value);
      }
    }
    if (select.name !== "severity") [...names].sort((a, b) => a[1].localeCompare(b[1])).forEach(add);
    else [...names].forEach(add);
    function add([value, name]) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = name;
      select.append(option);
    }
    select.closest("label").hidden = names.size < 2;
  }

  // What has no such property is not what the facet chooses among, and stays.
  const fits = (item) =>
    selects.every((select) => {
      if (!select.value || !(select.name in item.dataset)) return true;
      return values(item, select.name).includes(select.value);
    });
  const found = (item, asked) => asked.every((word) => text(item).includes(word));

  function filter() {
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) item.hidden = !fits(item) || !(item.closest(".group") || found(item, asked));
    let shown = 0;
    let all = 0;
    for (const group of groups) {
      const findings = [...group.querySelectorAll("[data-severity]")];
      const left = fits(group) && found(group, asked) ? findings.filter((finding) => !finding.hidden).length : 0;
      group.hidden = left === 0;
      all += findings.length;
      shown += left;
    }
    for (const table of document.querySelectorAll("table.filtered")) {
      table.classList.toggle("empty", ![...table.tBodies[0].rows].some((row) => !row.hidden));
    }
    const active = asked.length > 0 || selects.some((select) => select.value);
    form.querySelector("button").hidden = !active;
    form.classList.toggle("active", active);
    const rows = items.filter((item) => item.matches("tr, .source, .name") && !item.hidden).length;
    said.textContent = !active ? "" : all ? `${shown} of ${all} findings` : `${rows} shown`;
  }
  function clear() {
    form.reset();
    filter();
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    clear();
    search.focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
  // A link must always arrive: what it leads to is shown, whatever was filtered, and unfolded.
  function arrive() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
  form.hidden = false;
})();
