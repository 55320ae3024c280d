internal import Nixie

/// A report as one page for a browser: nothing is loaded from elsewhere, it works without scripts,
/// in light and dark, on a phone, read aloud and printed.
struct ReportPage {
  let facts: ReportFacts

  var html: String {
    let name = facts.files.isEmpty ? "Delivery report" : facts.files.joined(separator: ", ")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="robots" content="noindex"/>
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)"/>
      <title>Delivery report: \(HTML.text(name))</title>
      <style>
      \(PageStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      <header class="wide">
      <p class="over">Delivery report</p>
      <h1>\(HTML.text(name))</h1>
      \(subtitle)</header>
      <main id="main" class="wide">
      \(content)</main>
      <footer class="wide">
      \(footer)</footer>
      <script>
      \(PageScript.text)</script>
      </body>
      </html>

      """
  }

  /// Nothing may be loaded or sent, whatever a reply managed to say.
  private static let policy =
    "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; "
    + "script-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"

  private var subtitle: String {
    guard facts.total > 0 else { return "" }
    guard let range = facts.time?.range else { return "" }
    return "<p class=\"sub\">\(HTML.text(ReportWords.moment(range.lowerBound))) to "
      + "\(HTML.text(ReportWords.moment(range.upperBound))) (UTC)</p>\n"
  }

  private var content: String {
    guard facts.total > 0 else { return nothing }
    let sections: [(id: String, title: String, body: String)] = [
      ("first", "What to do first", steps), ("time", "Over time", chart),
      ("causes", "What went wrong", causes), ("who", "Who answered", senders),
      ("unknown", "What no rule knows yet", unknown), ("rules", "Rules that decided", rules),
      ("meaning", "What the categories mean", meanings),
    ].filter { !$0.body.isEmpty }
    let links = sections.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" }.joined()
    return "<nav aria-label=\"Sections\"><ul>\(links)</ul></nav>\n" + figures
      + sections.map { section in
        "<section id=\"\(section.id)\" aria-labelledby=\"h-\(section.id)\">\n"
          + "<h2 id=\"h-\(section.id)\">\(section.title)</h2>\n\(section.body)</section>\n"
      }.joined()
  }

  private var nothing: String {
    let read = facts.intake.withoutResult + facts.intake.unreadable + facts.intake.leftOut
    let text =
      read == 0
      ? "There was nothing to read."
      : "\(ReportWords.counted(read, "record", "records")) read, and none tells of a delivery that "
        + "failed or was put off."
    return "<section class=\"card calm\" aria-labelledby=\"h-none\">"
      + "<h2 id=\"h-none\">Nothing went wrong</h2><p>\(text)</p></section>\n"
  }

  /// The numbers on top, and how they divide.
  private var figures: String {
    var tiles = [tile("delivery errors", facts.total, "")]
    for (permanence, count) in facts.permanences where count > 0 {
      tiles.append(tile(ReportWords.permanence(permanence), count, permanence.name, share: true))
    }
    if facts.recipients.count > 0 {
      let exact = facts.recipients.isExact ? "" : "about "
      tiles.append(
        "<li><b>\(exact)\(ReportWords.number(facts.recipients.count))</b>"
          + "<span>\(facts.recipients.count == 1 ? "address" : "addresses") affected</span></li>")
    }
    var at = 0.0
    var parts = ""
    var words: [String] = []
    for (permanence, count) in facts.permanences where count > 0 {
      let width = facts.share(count) * 10
      parts +=
        "<rect class=\"fill \(permanence.name)\" x=\"\(Self.places(at))\""
        + " width=\"\(Self.places(width))\" height=\"10\"/>"
      at += width
      words.append(
        "\(ReportWords.permanence(permanence)) \(ReportWords.percent(facts.share(count)))")
    }
    return "<section aria-label=\"In numbers\"><ul class=\"tiles\">\(tiles.joined())</ul>\n"
      + "<svg class=\"whole\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\""
      + " aria-label=\"\(HTML.text(words.joined(separator: ", ")))\">\(parts)</svg></section>\n"
  }

  private func tile(
    _ title: String, _ count: Int, _ kind: String, share: Bool = false
  ) -> String {
    let part = share ? " <small>\(ReportWords.percent(facts.share(count)))</small>" : ""
    return "<li class=\"\(kind)\"><b>\(ReportWords.number(count))</b>"
      + "<span>\(title)\(part)</span></li>"
  }

  /// A coordinate with one decimal place.
  static func places(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  private var footer: String {
    let intake = facts.intake
    var rows = [("with a delivery error, classified", intake.results)]
    rows.append(("without one (deliveries that went well, other lines)", intake.withoutResult))
    if intake.unreadable > 0 { rows.append(("that could not be read", intake.unreadable)) }
    if intake.leftOut > 0 { rows.append(("left out by the filter", intake.leftOut)) }
    let list = rows.map { "<li>\(ReportWords.number($0.1)) \($0.0)</li>" }.joined()
    let masked =
      facts.isMasked
      ? "<p>Names of people are masked: local parts of addresses and identifiers are cut. Addresses "
        + "of hosts are those of mail servers and stay.</p>" : ""
    return "<h2>How it was read</h2>\n<p>Read \(HTML.text(facts.readings.joined(separator: "; ")))"
      + ". Records:</p><ul>\(list)</ul>\(masked)"
      + "<p>Made by Nixie \(NixieCommand.version). The page holds all it shows and loads nothing."
      + "</p>\n"
  }
}
