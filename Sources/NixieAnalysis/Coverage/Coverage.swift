package import Nixie
package import NixieCompiler

/// How well rulesets know what is documented: for each document and each ESP, who decides its
/// lines, how many are wrong, and what is left when nobody says who answered.
///
/// ```swift
/// let coverage = Coverage(compilation.ruleset, classifier)
/// coverage.documents.allSatisfy { $0.count.right == $0.count.lines }
/// ```
package struct Coverage: Sendable {
  /// By id.
  package let documents: [Row]
  /// The ESPs that documented lines are of, by name.
  package let esps: [Row]
  /// All documented lines.
  package let total: Count

  /// A document or an ESP.
  package struct Row: Sendable {
    /// `ruleset/document`, or the name of an ESP.
    package let id: String
    package let title: String
    package let count: Count
  }

  /// Runs every documented line twice: as it stands, and without a word of who answered.
  /// O(lines).
  package init(_ ruleset: Ruleset, _ classifier: Classifier) {
    var runner = CoverageRun(ruleset: ruleset, classifier: classifier)
    documents = ruleset.documents.map { document in
      Row(id: document.id, title: document.title, count: runner.count(document))
    }.sorted { $0.id < $1.id }
    total = documents.reduce(into: Count()) { $0 += $1.count }
    esps = zip(ruleset.esps, runner.byESP).filter { $0.1.lines > 0 }.map { esp, count in
      Row(id: esp.id, title: esp.title, count: count)
    }
  }
}
