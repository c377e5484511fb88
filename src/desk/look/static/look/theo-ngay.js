/* Số liệu theo ngày: goes straight to the edition that stood on a typed day. Without this script the
   form leads to the same list, where each edition says from which day to which it stood. */
(() => {
  "use strict";
  const form = document.querySelector(".ask-day");
  const editions = [...document.querySelectorAll("#cac-ban [data-from]")];
  if (!form || !editions.length) return;
  const field = form.elements.ngay;
  const told = form.querySelector("[role=status]");

  function read(typed) {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
    if (!found) return "";
    const [day, month, year] = found.slice(1).map(Number);
    const made = new Date(Date.UTC(year, month - 1, day));
    if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return "";
    return made.toISOString().slice(0, 10);
  }

  function go() {
    const day = read(field.value);
    const edition = day && editions.find((one) => one.dataset.from <= day);
    field.setAttribute("aria-invalid", String(!edition));
    if (edition) {
      told.textContent = "";
      window.location.assign(edition.querySelector("a").href);
    } else if (day) {
      told.textContent = "Ngày ấy chưa có số nào; bản đầu tiên ở cuối danh sách.";
    } else {
      told.textContent = "Cần một ngày có thật, dạng ngày/tháng/năm, ví dụ 31/12/2024.";
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  const asked = new URLSearchParams(window.location.search).get("ngay");
  if (asked) {
    field.value = asked;
    window.history.replaceState(null, "", window.location.pathname);
    go();
  }
})();
