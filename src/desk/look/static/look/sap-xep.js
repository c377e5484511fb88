/* So sánh các nơi: a head of the table sorts it in place. Without this script the links above the
   table lead to the same orders, each a page of its own. Names stand in Vietnamese order, numbers
   by what they are worth (1.422; 103,33%), empty cells last whichever way it goes. */
(() => {
  "use strict";
  const collator = new Intl.Collator("vi");
  const numeral = /^[-–−]?\d{1,3}(\.\d{3})*(,\d+)? ?%?$/;
  const read = (said) => Number(said.replace(/[. %]/g, "").replace(",", ".").replace(/^[–−]/, "-"));
  const told = (cell) => {
    const said = cell.dataset.value ?? cell.textContent.trim();
    if (cell.dataset.value !== undefined) return { said, worth: Number(said) };
    return { said, worth: numeral.test(said) ? read(said) : NaN };
  };
  const compare = (one, other) =>
    Number.isNaN(one.worth) || Number.isNaN(other.worth)
      ? collator.compare(one.said, other.said)
      : one.worth - other.worth;
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
        const rows = [...body.rows].map((row) => [told(row.cells[column]), row]);
        const empty = rows.filter(([one]) => one.said === "");
        const full = rows.filter(([one]) => one.said !== "");
        full.sort(([one], [other]) => (falls ? compare(other, one) : compare(one, other)));
        body.append(...[...full, ...empty].map(([, row]) => row));
      });
    });
  }
})();
