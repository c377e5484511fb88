/* Lượt truy cập: tells the portal that a page was opened, without a cookie, and shows the newest
   total where the page shows one, and how old the build is. Without this script a picture counts
   the view, the total is the one of the last build, and /ban-dung/ tells the age. */
(() => {
  "use strict";
  const spoken = (seconds) => {
    for (const [length, name] of [[86400, "ngày"], [3600, "giờ"], [60, "phút"]])
      if (seconds >= length) return `${Math.floor(seconds / length)} ${name}`;
    return "chưa đến một phút";
  };
  const told = new URLSearchParams({ trang: window.location.pathname });
  if (navigator.sendBeacon) navigator.sendBeacon("/hop-thu/xem", told);
  const places = document.querySelectorAll("[data-visits]");
  if (!places.length) return;
  fetch("/luot-truy-cap.json")
    .then((answer) => {
      const age = answer.headers.get("congso-age");
      const built = document.querySelector("[data-build]");
      if (built && age) built.textContent = `Bản dựng cách đây ${spoken(Number(age))}`;
      return answer.ok ? answer.json() : null;
    })
    .then((newest) => {
      if (newest) for (const place of places) place.textContent = newest.printed;
    })
    .catch(() => {});
})();
