/// Rules and replies for a race, the same for every engine.
///
/// Rules are ranked by their place: the first that matches wins. A rule asks for a code, an
/// enhanced code, or neither, and for a regex in the text. Nixie gets them as three conditions and
/// a `priority`; an engine of regexes gets one expression over the whole line.
///
/// The two mean the same because of how the lines are: each begins with its code; no expression of
/// a text begins with what could be a part of the codes; and ``settled()`` sees to the one thing
/// that rules of Nixie do not see and a regex does, a code that is repeated.
struct Workload {
  var rules: [Rule] = []
  var lines = Lines()

  struct Rule {
    /// `550`, or "" for any.
    var code: String
    /// `5.1.1`, or "" for any.
    var enhanced: String
    /// The regex that the text must match, gaps as `.*`.
    var text: String

    /// Codes and text as one expression over the line.
    var expression: String {
      if code.isEmpty && enhanced.isEmpty { return text }
      let digits = code.isEmpty ? #"\d\d\d"# : code
      let status = enhanced.isEmpty ? "" : enhanced.replacing(".", with: #"\."#) + " "
      return "^\(digits)[ -]\(status).*\(text)"
    }
  }

  var expressions: [String] { rules.map(\.expression) }

  /// The rules as a ruleset: rule 7 is `r7`, and those in front have the higher priority.
  var ruleset: String {
    var text = """
      ruleset race
        title "Rules of a race"
        format 1
      category known
        title "Known"
        group race
        permanence by code
        party sender
        action retry
        advice "Wait."

      """
    for (index, rule) in rules.enumerated() {
      text += "rule r\(index)\n"
      if !rule.code.isEmpty { text += "  code \(rule.code)\n" }
      if !rule.enhanced.isEmpty { text += "  enhanced \(rule.enhanced)\n" }
      text += "  regex | \(rule.text)\n  is known\n  priority \(rules.count - index)\n"
      text += "  example | 550 none\n"
    }
    return text
  }

  /// The same, with another digit in the place of each code that is repeated behind a blank: Nixie
  /// drops such a code as the prefix of a further line, a regex does not know it as one.
  func settled() -> Workload {
    var result = self
    result.lines = Lines()
    for index in 0..<lines.count {
      var line = Array(lines.bytes[lines.range(index)])
      guard line.count > 8 else { continue }
      for at in 4..<line.count - 3
      where line[at] == 0x20 && line[at + 1..<at + 4] == line[0..<3] {
        line[at + 1] = 0x39
      }
      result.lines.append(line)
    }
    return result
  }
}

extension Workload {
  /// Rules and lines of files: a rule a line, of seven columns apart by tabs, of which the second
  /// and third are the codes and the sixth is the regex of the text; a reply a line.
  init?(rulesFile: String, linesFile: String, limit: Int) {
    guard let rules = Lines(file: rulesFile), let lines = Lines(file: linesFile, limit: limit)
    else { return nil }
    for index in 0..<rules.count {
      let columns = rules.text(index).split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 6 else { return nil }
      self.rules.append(
        Rule(
          code: String(columns[1]), enhanced: String(columns[2]), text: String(columns[5])))
    }
    self.lines = lines
  }
}
