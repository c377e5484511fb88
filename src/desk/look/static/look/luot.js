/* Lượt truy cập: tells the portal that a page was opened, without a cookie, and shows the newest
   total where the page shows one. Without this script a picture counts the view, and the total is
   the one of the last build. */
(() => {
  "use strict";
  const told = new URLSearchParams({ trang: window.location.pathname });
  if (navigator.sendBeacon) navigator.sendBeacon("/hop-thu/xem", told);
  const places = document.querySelectorAll("[data-visits]");
  if (!places.length) return;
  fetch("/luot-truy-cap.json")
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((newest) => {
      if (newest) for (const place of places) place.textContent = newest.printed;
    })
    .catch(() => {});
})();
