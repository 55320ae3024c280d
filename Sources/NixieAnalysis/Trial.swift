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
  /// How many examples, counter-examples and expected lines were run.
  package private(set) var count = 0
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
    count = runner.count
    failures = runner.failures
  }

  /// One pass over all replies.
  private struct Runner {
    let ruleset: Ruleset
    let classifier: Classifier
    let byName: [String: Int]
    var count = 0
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

    private mutating func answer(_ text: [UInt8], esp: Int?, stage: Stage?) -> Classification {
      count += 1
      return classifier.classify(
        text, hints: Hints(esp: esp.map { ruleset.esps[$0].id }, stage: stage))
    }

    private mutating func run(_ example: Ruleset.Example, of rule: Ruleset.Rule) {
      let answer = answer(example.text, esp: example.esp, stage: example.stage)
      if answer.rule == rule.id { return }
      failures.append(
        Failure(
          owner: rule.id, code: "E401",
          message: "this example is not decided by its rule", span: example.span,
          expected: "rule \(rule.id)", got: answer.rule.map { "rule \($0)" } ?? "no rule",
          labels: winner(answer),
          notes: [
            "it is decided by \(answer.rule ?? "no rule"); "
              + "`nixie why` shows which condition fails"
          ]))
    }

    private mutating func runCounter(_ example: Ruleset.Example, of rule: Ruleset.Rule) {
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
