/* So sánh các nơi: a head of the table sorts it in place. Without this script the links above the
   table lead to the same orders, each a page of its own. */
(() => {
  "use strict";
  const collator = new Intl.Collator("vi");
  for (const table of document.querySelectorAll("table[data-sorts]")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sorts";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const told = (row) => row.cells[column].dataset.value;
        const rows = [...body.rows].sort((one, other) => {
          if (told(one) === "" || told(other) === "") return told(one) === told(other) ? 0 : told(one) === "" ? 1 : -1;
          const found = told(one) === undefined
            ? collator.compare(one.cells[column].textContent, other.cells[column].textContent)
            : Number(told(one)) - Number(told(other));
          return falls ? -found : found;
        });
        body.append(...rows);
      });
    });
  }
})();
