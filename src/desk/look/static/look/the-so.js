/* Thẻ số: on a narrow screen a figure shows its card at the foot of the page instead of jumping to
   its row. Without this script the link leads to the row, which says the same. */
(() => {
  "use strict";
  const wide = window.matchMedia("(min-width: 75em)");
  let sheet = null;
  let opener = null;

  function close(returnFocus) {
    if (!sheet) return;
    sheet.remove();
    sheet = null;
    opener.classList.remove("is-open");
    if (returnFocus) opener.focus({ preventScroll: true });
  }

  function open(figure, card) {
    close(false);
    opener = figure;
    opener.classList.add("is-open");
    sheet = document.createElement("div");
    sheet.className = "fig-sheet";
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-label", card.querySelector("i").textContent);
    sheet.tabIndex = -1;
    const told = card.cloneNode(true);
    told.removeAttribute("id");
    told.removeAttribute("role");
    told.hidden = false;
    const foot = document.createElement("p");
    const row = document.createElement("a");
    row.href = figure.getAttribute("href");
    row.textContent = figure.dataset.row;
    row.addEventListener("click", () => close(false));
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "btn small";
    shut.textContent = figure.dataset.shut;
    shut.addEventListener("click", () => close(true));
    foot.append(row, shut);
    sheet.append(told, foot);
    document.body.append(sheet);
    sheet.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const figure = event.target.closest("a.fig");
    const card = figure && document.getElementById(figure.getAttribute("aria-describedby"));
    if (card && plain && !wide.matches) {
      event.preventDefault();
      open(figure, card);
    } else if (sheet && !sheet.contains(event.target)) {
      close(false);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });
  wide.addEventListener("change", () => close(false));
})();
