// Gives a name to the fields that Wagtail draws without one: rich texts, and choices in lists.
// The name is the heading of the panel that the field lies in, so that it is read aloud.
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

  let waits = false;
  const later = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      name();
    });
  };
  document.addEventListener("DOMContentLoaded", () => {
    later();
    new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
  });
})();
