/* Lượt truy cập: tells the portal that a page was opened, without a cookie, and shows the newest
   total where the page shows one, and how old the build is. Without this script a picture counts
   the view, the total is the one of the last build, and /ban-dung/ tells the age. */
(() => {
  "use strict";
  const spoken = (seconds, [days, hours, minutes, less]) => {
    for (const [length, name] of [[86400, days], [3600, hours], [60, minutes]])
      if (seconds >= length) return `${Math.floor(seconds / length)} ${name}`;
    return less;
  };
  const told = new URLSearchParams({ trang: window.location.pathname });
  if (navigator.sendBeacon) navigator.sendBeacon("/hop-thu/xem", told);
  const places = document.querySelectorAll("[data-visits]");
  if (!places.length) return;
  fetch("/luot-truy-cap.json")
    .then((answer) => {
      const age = answer.headers.get("congso-age");
      const built = document.querySelector("[data-build]");
      if (built && age) {
        const said = spoken(Number(age), built.dataset.ages.split("|"));
        built.textContent = built.dataset.build.replace("…", said);
      }
      return answer.ok ? answer.json() : null;
    })
    .then((newest) => {
      const english = document.documentElement.lang === "en";
      const told = english ? newest?.printed.replaceAll(".", ",") : newest?.printed;
      if (told) for (const place of places) place.textContent = told;
    })
    .catch(() => {});
})();
