internal import Nixie
internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// Compiles a proposal and runs its example, so that what is printed is known to work.
struct ProposalCheck {
  let loaded: RuleSource.Loaded
  private static let ruleset = "proposal"

  /// What came of it.
  enum Outcome {
    /// It compiles and decides its own example.
    case works
    /// It compiles, but this rule decides its example.
    case beaten(by: String)
    /// It does not compile, or matches nothing.
    case fails(String)
  }

  /// Checks `proposal` together with the sources of the rules, or, where they came as an image,
  /// alone below the category and ESP that it names.
  func outcome(_ proposal: Proposal) -> Outcome {
    let header = "ruleset \(Self.ruleset)\n  title \"Proposal\"\n  format 1\n\n"
    let declared =
      loaded.set == nil
      ? ProposalDeclarations(names: loaded.classifier.catalogue).text(
        categories: [proposal.category], esps: Set(proposal.esp.map { [$0] } ?? [])) : ""
    let file = SourceFile(
      path: "proposal.nixie", text: header + declared + proposal.stanza)
    let set = SourceSet((loaded.set?.sources ?? []) + [file]) { Files.content($0) }
    let compilation = Compilation(set)
    guard let bytes = compilation.image, let image = try? Image(bytes: bytes) else {
      let error = compilation.diagnostics.first { $0.severity == .error }
      return .fails(error.map { "\($0.code): \($0.message)" } ?? "it does not compile")
    }
    let id = "\(Self.ruleset)/\(proposal.name)"
    let classifier = Classifier(image)
    guard let rule = compilation.ruleset.rules.first(where: { $0.id == id }),
      let example = rule.examples.first
    else { return .fails("the example was not read") }
    let hints = Hints(
      esp: example.esp.map { compilation.ruleset.esps[$0].id }, stage: example.stage)
    let answer = classifier.classify(example.text, hints: hints)
    if answer.rule == id { return .works }
    return answer.decision == .rule ? .beaten(by: answer.rule ?? "") : .fails("it does not match")
  }
}
