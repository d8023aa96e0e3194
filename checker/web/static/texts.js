// What is selected in an article is put into the form that makes a claim of it; a file that is dropped is taken.
"use strict";
(() => {
  const block = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);

  // The place in the file of an end of a selection: every run of text says where it begins.
  const placed = (node, offset) => {
    const run = block(node) && block(node).closest("[data-at]");
    if (!run || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(run.dataset.at) + [...node.data.slice(0, offset)].length;
  };

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const passage = document.getElementById("passage");
    if (!passage || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) return;
    const range = chosen.getRangeAt(0);
    const text = block(range.startContainer).closest("[data-text]");
    if (!text || !text.contains(range.endContainer)) return;
    const part = range.cloneContents();
    part.querySelectorAll("[data-off]").forEach((number) => number.remove());
    const words = part.textContent;
    const spaces = words.length - words.trimStart().length;
    if (!words.trim() || words.trim().length > passage.maxLength) return;
    passage.value = words.trim();
    const at = passage.form.querySelector("input[type=hidden][name=at]");
    const place = placed(range.startContainer, range.startOffset);
    if (at) at.value = place === null ? "" : String(place + [...words.slice(0, spaces)].length);
  });

  // Who types the words means them wherever they stand.
  document.addEventListener("input", (event) => {
    if (event.target.id !== "passage") return;
    const at = event.target.form.querySelector("input[type=hidden][name=at]");
    if (at) at.value = "";
  });

  const dropped = (event) => {
    const area = document.querySelector(".drop");
    return area && event.dataTransfer && [...event.dataTransfer.types].includes("Files") ? area : null;
  };
  document.addEventListener("dragover", (event) => {
    const area = dropped(event);
    if (!area) return;
    event.preventDefault();
    area.classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.querySelectorAll(".drop").forEach((area) => area.classList.remove("over"));
  });
  document.addEventListener("drop", (event) => {
    const area = dropped(event);
    if (!area || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    area.classList.remove("over");
    const input = area.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.form.requestSubmit();
  });
})();
