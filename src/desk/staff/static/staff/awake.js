// Whoever types is at work, though nothing is sent yet: the portal is told so, at most once a minute,
// and nobody is signed out in the midst of a long answer.
(() => {
  "use strict";
  const EVERY = 60_000;
  let told = Date.now();

  const tell = () => {
    if (Date.now() - told < EVERY) return;
    told = Date.now();
    fetch("/dang-lam/", { credentials: "same-origin", redirect: "manual" }).catch(() => {});
  };

  for (const sign of ["input", "keydown", "pointerdown"]) {
    document.addEventListener(sign, tell, { capture: true, passive: true });
  }
})();
