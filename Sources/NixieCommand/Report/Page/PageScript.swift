/// What makes tables sort. Without it they stand sorted by the number of replies.
///
/// No `<` and no `&`, so that the page is XML, too.
enum PageScript {
  static let text = """
    for (const table of document.querySelectorAll("table.sortable")) {
      const heads = [...table.tHead.rows[0].cells];
      const body = table.tBodies[0];
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const isNumber = heads[column].classList.contains("n")
            || /^[0-9]+$/.test(body.rows[0]?.cells[column].dataset.key ?? "");
          const now = head.getAttribute("aria-sort");
          const falls = now ? now === "ascending" : isNumber;
          const sign = falls ? -1 : 1;
          const key = row => row.cells[column].dataset.key;
          const order = (a, b) => isNumber
            ? Number(key(a)) - Number(key(b))
            : key(a).localeCompare(key(b));
          const rows = [...body.rows].sort((a, b) => sign * order(a, b));
          body.append(...rows);
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        });
      });
    }
    const open = name => {
      const named = name.length === 0 ? null
        : document.getElementById(decodeURIComponent(name.slice(1)));
      if (named instanceof HTMLDetailsElement) named.open = true;
    };
    for (const link of document.querySelectorAll("a[href^='#c-']")) {
      link.addEventListener("click", () => open(link.getAttribute("href")));
    }
    open(location.hash);
    addEventListener("beforeprint", () => {
      for (const part of document.querySelectorAll("details.card")) part.open = true;
    });

    """
}
