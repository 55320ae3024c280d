package import Nixie
package import NixieCompiler
package import NixieSyntax

/// What running the examples and documents of rulesets through their own classifier shows.
///
/// ```swift
/// let trial = Trial(compilation, classifier)
/// trial.failures.isEmpty
/// ```
package struct Trial: Sendable {
  /// What was run: examples, counter-examples and expected lines.
  package private(set) var runs: [(owner: String, span: SourceSpan)] = []
  /// How many that were.
  package var count: Int { runs.count }
  package private(set) var failures: [Failure] = []

  /// A reply that did not get the answer it should.
  package struct Failure: Sendable {
    /// The rule or document it stands in, as `ruleset/name`.
    package var owner: String
    package var code: DiagnosticCode
    package var message: String
    package var span: SourceSpan
    /// The one thing that differs.
    package var expected: String
    package var got: String
    package var labels: [Diagnostic.Label] = []
    package var notes: [String] = []

    /// As a diagnostic.
    package var diagnostic: Diagnostic {
      Diagnostic(code: code, message: message, span: span, labels: labels, notes: notes)
    }
  }

  /// Runs everything. O(replies).
  package init(_ compilation: Compilation, _ classifier: Classifier) {
    var runner = Runner(ruleset: compilation.ruleset, classifier: classifier)
    runner.run()
    runs = runner.runs
    failures = runner.failures
  }

  /// One pass over all replies.
  private struct Runner {
    let ruleset: Ruleset
    let classifier: Classifier
    let byName: [String: Int]
    var runs: [(owner: String, span: SourceSpan)] = []
    var failures: [Failure] = []

    init(ruleset: Ruleset, classifier: Classifier) {
      self.ruleset = ruleset
      self.classifier = classifier
      byName = Dictionary(
        uniqueKeysWithValues: zip(ruleset.rules.map(\.id), ruleset.rules.indices))
    }

    mutating func run() {
      for rule in ruleset.rules {
        for example in rule.examples { run(example, of: rule) }
        for example in rule.counterexamples { runCounter(example, of: rule) }
      }
      for document in ruleset.documents {
        for line in document.expectations { run(line, of: document) }
      }
    }

    private func answer(_ text: [UInt8], esp: Int?, stage: Stage?) -> Classification {
      classifier.classify(
        text, hints: Hints(esp: esp.map { ruleset.esps[$0].id }, stage: stage))
    }

    private mutating func run(_ example: Ruleset.Example, of rule: Ruleset.Rule) {
      runs.append((rule.id, example.span))
      let answer = answer(example.text, esp: example.esp, stage: example.stage)
      if answer.rule == rule.id { return }
      failures.append(
        Failure(
          owner: rule.id, code: "E401",
          message: "this example is not decided by its rule", span: example.span,
          expected: "rule \(rule.id)", got: answer.rule.map { "rule \($0)" } ?? "no rule",
          labels: winner(answer),
          notes: lacks(example, rule) + ["it is decided by \(answer.rule ?? "no rule")"]))
    }

    /// Which conditions of `rule` do not hold for its example.
    private func lacks(_ example: Ruleset.Example, _ rule: Ruleset.Rule) -> [String] {
      var scratch = Scratch()
      let hints = Hints(esp: example.esp.map { ruleset.esps[$0].id }, stage: example.stage)
      let failing = classifier.conditions(
        ofRule: rule.id, example.text.span, hints: hints, using: &scratch
      ).filter { !$0.holds }.map { "`\($0.condition.text)`" }
      if failing.isEmpty { return ["all conditions of its rule hold, but another one comes first"] }
      return ["what does not hold: " + failing.joined(separator: ", ")]
    }

    private mutating func runCounter(_ example: Ruleset.Example, of rule: Ruleset.Rule) {
      runs.append((rule.id, example.span))
      let answer = answer(example.text, esp: example.esp, stage: example.stage)
      guard answer.rule == rule.id else { return }
      failures.append(
        Failure(
          owner: rule.id, code: "E402",
          message: "this not-example is decided by the rule it stands in", span: example.span,
          expected: "another rule, or none", got: "rule \(rule.id)"))
    }

    private func winner(_ answer: Classification) -> [Diagnostic.Label] {
      guard let name = answer.rule, let index = byName[name] else { return [] }
      return [
        Diagnostic.Label(span: ruleset.rules[index].nameSpan, text: "this rule decides it")
      ]
    }

    private mutating func run(_ line: Ruleset.Expected, of document: Ruleset.Document) {
      runs.append((document.id, line.span))
      let answer = answer(line.text, esp: line.esp, stage: line.stage)
      guard let difference = ruleset.difference(line, from: answer) else { return }
      failures.append(
        Failure(
          owner: document.id, code: "E404",
          message: "this documented line is \(difference.got), not \(difference.expected)",
          span: line.span, expected: difference.expected, got: difference.got,
          labels: winner(answer),
          notes: ["decided \(answer.rule.map { "by \($0)" } ?? "by no rule")"]))
    }
  }
}
