internal import Nixie
internal import NixieAnalysis

/// What `nixie diff` prints for people: a sentence a change, on a terminal or as Markdown.
struct DiffText {
  let diff: RulesetDiff
  let console: Console
  /// All changes, also those that only made-up replies show.
  let isLong: Bool

  /// Made-up changes that are shown without `--all`, if there is nothing better.
  private static let shortList = 5

  private var likely: [RulesetDiff.Change] { diff.changes.filter { $0.origin < .constructed } }
  private var constructed: [RulesetDiff.Change] {
    diff.changes.filter { $0.origin == .constructed }
  }
  private var shown: [RulesetDiff.Change] {
    isLong ? diff.changes : likely + constructed.prefix(likely.isEmpty ? Self.shortList : 0)
  }

  // MARK: Text

  var text: String {
    var text = ""
    for definition in diff.definitions { text += "\(definition)\n\n" }
    for change in shown {
      text += "\(subject(change)) \(change.isPlural ? "change" : "changes")\n"
      text += "  from  \(console.style(change.old.description, .red))"
      text += "  (\(change.oldRule ?? "no rule"))\n"
      text += "  to    \(console.style(change.new.description, .green))"
      text += "  (\(change.newRule ?? "no rule"))\n"
      text += "    \(printable(change.witness.shown))\n\n"
    }
    return text + rest.map { $0 + "\n" }.joined() + summary + "\n"
  }

  /// "3 documented errors and replies like this one".
  private func subject(_ change: RulesetDiff.Change) -> String {
    var parts: [String] = []
    if change.documented > 0 { parts.append(counted(change.documented, "documented error")) }
    if change.corpus > 0 { parts.append(counted(change.corpus, "line") + " of the corpus") }
    if change.origin == .constructed { return "A reply that says two things at once" }
    return parts.isEmpty
      ? "Replies like this one" : parts.joined(separator: ", ") + " and replies like this one"
  }

  private var rest: [String] {
    let hidden = diff.changes.count - shown.count
    guard hidden > 0 else { return [] }
    return [
      counted(hidden, "more change") + " where a reply says two things at once: --all shows them"
    ]
  }

  private var summary: String {
    var parts: [String] = []
    let documented = diff.changes.reduce(0) { $0 + $1.documented }
    if diff.isEmpty {
      parts.append("no reply gets another verdict")
    } else {
      parts.append("\(documented) of \(counted(diff.documentedCount, "documented error")) change")
    }
    if diff.corpusCount > 0 {
      let lines = diff.changes.reduce(0) { $0 + $1.corpus }
      parts.append("\(lines) of \(counted(diff.corpusCount, "line")) of the corpus")
    }
    if diff.undecided > 0 {
      parts.append(
        "\(counted(diff.undecided, "question")) not decided within "
          + "\(AnalysisLimits.diffStates) states")
    }
    parts += diff.leftOut
    return parts.joined(separator: "; ")
  }

  // MARK: Markdown

  /// For a comment on a pull request.
  var markdown: String {
    var text = "### What this changes\n\n"
    for definition in diff.definitions { text += "- \(definition)\n" }
    if !diff.definitions.isEmpty { text += "\n" }
    if !shown.isEmpty {
      let hasCorpus = diff.corpusCount > 0
      text += "| documented |\(hasCorpus ? " corpus |" : "") from | to | for example |\n"
      text += "|---:|\(hasCorpus ? "---:|" : "")---|---|---|\n"
      for change in shown {
        text += "| \(change.documented) |\(hasCorpus ? " \(change.corpus) |" : "")"
        text += " \(cell(change.old, change.oldRule)) | \(cell(change.new, change.newRule)) |"
        text += " \(Self.code(printable(change.witness.shown))) |\n"
      }
      text += "\n"
    }
    return text + rest.map { $0 + "\n\n" }.joined() + summary.capitalisedFirst + ".\n"
  }

  private func cell(_ verdict: Verdict, _ rule: String?) -> String {
    "**\(verdict)** <br> \(rule.map { "`\($0)`" } ?? "no rule")"
  }

  /// Inline code that may hold bars and backticks.
  private static func code(_ text: String) -> String {
    let fence = text.contains("`") ? "``" : "`"
    let space = text.contains("`") ? " " : ""
    return fence + space + text.replacing("|", with: "\\|") + space + fence
  }

  // MARK: Words

  /// Without control characters, which a corpus may bring to the terminal.
  private func printable(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar in
        let isControl = scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
        return isControl ? " " : Character(scalar)
      })
  }

  private func counted(_ count: Int, _ what: String) -> String {
    "\(count) \(what)\(count == 1 ? "" : "s")"
  }
}

extension RulesetDiff.Change {
  fileprivate var isPlural: Bool { origin != .constructed || documented + corpus > 0 }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
