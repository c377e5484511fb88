// Gives a name to the fields that Wagtail draws without one: rich texts, and choices in lists.
// The name is the heading of the panel that the field lies in, so that it is read aloud; of tags the
// label beside them, of the place for files what is written on it. Cells that are stacked on a phone
// get the heading of their column.
(() => {
  "use strict";
  const NAMELESS =
    ".public-DraftEditor-content:not([aria-label]):not([aria-labelledby]), " +
    ".w-panel select[id]:not([aria-label]):not([aria-labelledby])";

  const name = () => {
    for (const field of document.querySelectorAll(NAMELESS)) {
      if (field.labels && field.labels.length) continue;
      const panel = field.closest(".w-panel");
      const heading = panel && panel.querySelector(".w-panel__heading");
      const said = heading && heading.textContent.replace(/\*/g, "").trim();
      if (said) field.setAttribute("aria-label", said);
    }
  };

  const said = (field, element) => {
    const words = element && element.textContent.replace(/[*\s]+/g, " ").trim();
    if (words) field.setAttribute("aria-label", words);
  };
  const nameOthers = () => {
    for (const field of document.querySelectorAll(".tagit-new input:not([aria-label])")) {
      const around = field.closest(".w-field__wrapper, .w-panel, form");
      said(field, around && around.querySelector("label, .w-panel__heading"));
    }
    for (const field of document.querySelectorAll("input[type=file]:not([aria-label])")) {
      if (!field.labels.length) said(field, field.parentElement);
    }
    for (const table of document.querySelectorAll(".so-stack")) {
      const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
      for (const row of table.querySelectorAll("tbody tr")) {
        const missing = heads.length - row.cells.length;
        [...row.cells].forEach((cell, at) => {
          if (cell.colSpan === 1) cell.dataset.head = heads[at + missing] || "";
        });
      }
    }
  };

  let waits = false;
  const later = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      name();
      nameOthers();
    });
  };
  document.addEventListener("DOMContentLoaded", () => {
    later();
    new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  });
})();
