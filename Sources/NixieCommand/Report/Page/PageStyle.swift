/// How the page looks. Colours are named once for light and once for dark; a test holds each pair
/// of text and ground against the contrast that WCAG 2.1 AA asks for.
package enum PageStyle {
  /// Light and dark values of each colour.
  package static let colors: [(name: String, light: String, dark: String)] = [
    ("ground", "#f4f5f3", "#121418"), ("card", "#ffffff", "#1b1e24"),
    ("text", "#1b1f24", "#e9ebee"), ("soft", "#565d66", "#a9b1bb"),
    ("line", "#dcdfdb", "#30353d"), ("link", "#1f5a96", "#8dbdf2"),
    ("chip", "#eef0ed", "#262a31"),
    ("permanent", "#a52a2f", "#ff928c"), ("temporary", "#8a5a00", "#edbb58"),
    ("none", "#2b6e49", "#7fd3a2"),
    ("s0", "#2b62a3", "#79aef0"), ("s1", "#b8552b", "#f09a6c"), ("s2", "#2c7d5a", "#6acb9b"),
    ("s3", "#7c4fa8", "#c09bef"), ("s4", "#8f7113", "#dcbf5c"), ("s5", "#667080", "#98a2b0"),
  ]

  static var text: String {
    let light = colors.map { "--\($0.name): \($0.light);" }.joined(separator: " ")
    let dark = colors.map { "--\($0.name): \($0.dark);" }.joined(separator: " ")
    let kinds = colors.suffix(9).map {
      ".\($0.name) { --own: var(--\($0.name)); }"
    }.joined(separator: "\n")
    return """
      :root { color-scheme: light dark; \(light) }
      @media (prefers-color-scheme: dark) { :root { \(dark) } }
      @media print { :root { color-scheme: light; \(light) } }
      \(kinds)
      \(rules)
      """
  }

  private static let rules = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; background: var(--ground); color: var(--text);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      overflow-wrap: anywhere; }
    .wide { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
    header.wide { padding-top: 2.5rem; }
    .over { margin: 0; color: var(--soft); font-size: .8rem; font-weight: 600;
      letter-spacing: .08em; text-transform: uppercase; }
    h1 { margin: .2rem 0 0; font-size: clamp(1.6rem, 5vw, 2.3rem); line-height: 1.2;
      letter-spacing: -.015em; }
    h2 { margin: 3rem 0 1rem; font-size: 1.35rem; letter-spacing: -.01em; line-height: 1.3; }
    h3 { margin: 0; font-size: 1.05rem; line-height: 1.35; }
    h4 { margin: 1.1rem 0 .4rem; font-size: .9rem; }
    p { margin: .5rem 0; }
    a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    a:focus-visible, button:focus-visible, summary:focus-visible, .scroll:focus-visible {
      outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
    .sub, .measure, .more, footer { color: var(--soft); }
    .sub { margin: .35rem 0 0; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
    nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; padding: 0;
      margin: 1.1rem 0 1.6rem; font-size: .9rem; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
      padding: 1.1rem 1.25rem; margin: 0 0 .9rem; }
    .tiles { list-style: none; display: grid; gap: .9rem; padding: 0; margin: 0 0 1rem;
      grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
    .tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
      padding: .9rem 1.1rem; }
    .tiles b { display: block; font-size: 1.9rem; line-height: 1.15; letter-spacing: -.02em;
      font-variant-numeric: tabular-nums; color: var(--own, var(--text)); }
    .tiles span { color: var(--soft); font-size: .9rem; }
    .tiles small { font-size: inherit; }
    svg { display: block; }
    .whole { width: 100%; height: 10px; border-radius: 5px; }
    rect.fill, .dot { fill: var(--own, var(--link)); background: var(--own); }
    .steps { counter-reset: step; list-style: none; padding: 0; margin: 0; }
    .steps li { counter-increment: step; position: relative; padding-left: 4rem; }
    .steps li::before { content: counter(step); position: absolute; left: 1.1rem; top: 1.1rem;
      width: 1.9rem; height: 1.9rem; border-radius: 50%; text-align: center; font-weight: 650;
      line-height: 1.9rem; background: var(--chip); color: var(--own); }
    .mend { --own: var(--permanent); }
    .look { --own: var(--temporary); }
    .clean { --own: var(--link); }
    .steps h3 { color: var(--own); }
    .why { font-weight: 600; margin: .1rem 0 .4rem; }
    .measure { font-size: .92rem; margin-bottom: 0; }
    figure { margin: 0; }
    figcaption { color: var(--soft); font-size: .92rem; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding: 0;
      margin: .6rem 0 1rem; font-size: .9rem; }
    .dot { display: inline-block; width: .7em; height: .7em; border-radius: 3px;
      margin-right: .5em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .chart { display: grid; grid-template-columns: auto 1fr; column-gap: .7rem; }
    .scale { display: flex; flex-direction: column; justify-content: space-between;
      text-align: right; color: var(--soft); font-size: .8rem; line-height: 1;
      margin: -.4rem 0; font-variant-numeric: tabular-nums; }
    .bars { width: 100%; height: 12rem; overflow: visible; }
    .bars rect { fill: var(--own); }
    .bars .grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
    .ticks { grid-column: 2; display: flex; justify-content: space-between; margin-top: .5rem;
      color: var(--soft); font-size: .8rem; }
    figure details { margin-top: .9rem; }
    .scroll { overflow-x: auto; }
    .scroll table { overflow-wrap: normal; }
    table { border-collapse: collapse; width: 100%; background: var(--card);
      border: 1px solid var(--line); border-radius: 12px; border-spacing: 0; overflow: hidden; }
    table.sortable { border-collapse: separate; margin-bottom: .9rem; }
    figure table { border: 0; }
    caption { text-align: left; color: var(--soft); font-size: .92rem; padding: 0 0 .5rem; }
    th, td { text-align: left; vertical-align: top; padding: .55rem .8rem; font-weight: 400;
      border-bottom: 1px solid var(--line); }
    tbody tr:last-child > * { border-bottom: 0; }
    thead th { font-weight: 600; font-size: .88rem; color: var(--soft); white-space: nowrap; }
    .n { white-space: nowrap; text-align: right; font-variant-numeric: tabular-nums; }
    thead button { all: unset; cursor: pointer; font-weight: 600; }
    thead button:hover { color: var(--text); }
    thead button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    th[aria-sort] button::after { content: " \\2193"; color: var(--text); }
    th[aria-sort="ascending"] button::after { content: " \\2191"; }
    .name, .rule { color: var(--soft); font-size: .85rem; }
    th .name { display: block; }
    .marked { display: block; position: relative; padding-left: 1.3em; }
    .marked .dot { position: absolute; left: 0; top: .45em; }
    .note { background: var(--chip); color: var(--soft); border-radius: 99px; padding: .1rem .6rem;
      font-size: .8rem; white-space: nowrap; }
    .share { display: flex; align-items: center; gap: .7rem; min-width: 4.2rem; }
    .share > span { white-space: nowrap; font-variant-numeric: tabular-nums; }
    .bar { flex: 1 1 4rem; width: 4rem; max-width: 9rem; height: 8px; border-radius: 4px;
      print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .track { fill: var(--chip); }
    #unknown td:nth-child(3) { min-width: 10rem; }
    .pair { display: grid; gap: 0 1.4rem; align-items: start;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
    code { font: .86em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      unicode-bidi: isolate; }
    details.card { padding: 0; }
    details.card[open] { padding-bottom: 1.1rem; }
    details.card > :not(summary) { margin-left: 1.25rem; margin-right: 1.25rem; }
    summary { cursor: pointer; }
    figure summary { color: var(--link); font-size: .9rem; }
    .card > summary { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem;
      padding: .9rem 1.25rem; align-items: baseline; list-style: none; }
    .card > summary::-webkit-details-marker { display: none; }
    .card > summary .count { color: var(--soft); font-size: .92rem; grid-row: 1; grid-column: 2;
      white-space: nowrap; }
    .card > summary h3::before { content: "+"; display: inline-block; width: 1.1em;
      color: var(--soft); }
    .card[open] > summary h3::before { content: "\\2212"; }
    .card > summary .name { grid-row: 2; padding-left: 1.3em; }
    dl { display: grid; gap: .15rem 1.4rem; margin: .9rem 0;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
    dl div { display: grid; grid-template-columns: 6.5rem 1fr; column-gap: .8rem; }
    dt { color: var(--soft); }
    dd { margin: 0; }
    .advices, .samples { margin: .3rem 0; padding-left: 1.1rem; }
    .advices li { margin-bottom: .4rem; }
    .samples { list-style: none; padding: 0; }
    .samples li { background: var(--chip); border-radius: 8px; padding: .45rem .75rem;
      margin-bottom: .4rem; }
    .calm { border-left: 4px solid var(--none); }
    .calm h2 { margin-top: 0; }
    footer { margin-top: 3.5rem !important; padding-bottom: 3rem !important; font-size: .92rem;
      border-top: 1px solid var(--line); }
    footer h2 { font-size: 1.05rem; margin-top: 1.4rem; color: var(--text); }
    footer ul { padding-left: 1.2rem; margin: .3rem 0; }
    @media (max-width: 40rem) {
      .wide { padding: 0 1rem; }
      .steps li { padding-left: 3.4rem; }
      .steps li::before { left: .8rem; }
      th, td { padding: .5rem .6rem; }
      #causes th:nth-child(4), #causes td:nth-child(4),
      #rules th:nth-child(4), #rules td:nth-child(4),
      #unknown th:nth-child(3), #unknown td:nth-child(3) { display: none; }
      table.sortable tbody th { width: 100%; }
      .share .bar { display: none; }
      .share { min-width: 0; }
      .tiles { grid-template-columns: 1fr 1fr; gap: .6rem; }
      .tiles b { font-size: 1.6rem; }
    }
    @media print {
      html { font-size: 13px; }
      body { background: #fff; }
      .tiles { margin-top: 1rem; }
      nav, .skip, figure details { display: none; }
      .wide { max-width: none; padding: 0; }
      .card, tr, .tiles li { break-inside: avoid; }
      h2, h3, caption { break-after: avoid; }
      a { color: inherit; text-decoration: none; }
      rect, .whole { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
