internal import Nixie
package import NixieCompiler
package import NixieSyntax

/// Everything that `nixie check` has to say about rulesets.
package struct Check: Sendable {
  package let compilation: Compilation
  /// Sorted by file and place.
  package let diagnostics: [Diagnostic]

  /// What was proven; nil where there are errors and so nothing to prove.
  package let proofs: Proofs?
  /// Where the time went, in order.
  package let timings: [(phase: String, duration: Duration)]

  /// What a check may be told.
  package struct Options {
    /// The day on which dates are judged; nil: none has passed.
    package var today: CalendarDate?
    /// Real replies besides the examples and documents.
    package var corpus: [WrittenReply]
    /// Whether to tell of what is superfluous, but does no harm, as well.
    package var isThorough = false
    /// Whether to tell of all pairs of rules that interlock.
    package var listsInterlocks = false
    /// Whether all files of the folder that a file lies in take part: else others may use its words.
    package var isWhole: (String) -> Bool = { _ in true }
    /// The levels that hold for a file, by its path.
    package var levels: @Sendable (String) -> Levels
    /// Told now and then: what is done, how far it is, and how far it goes.
    package var progress: (_ phase: String, _ done: Int, _ of: Int) -> Void

    package init(
      today: CalendarDate? = nil, corpus: [WrittenReply] = [],
      progress: @escaping (_ phase: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in },
      levels: @escaping @Sendable (String) -> Levels = { _ in Levels() }
    ) {
      self.today = today
      self.corpus = corpus
      self.progress = progress
      self.levels = levels
    }

    /// Whether some findings of `code` are told of on request only, and were not asked for: an
    /// `allow` may be there for one of those.
    func leavesOut(_ code: DiagnosticCode) -> Bool {
      switch code {
      case "W402", "W516": !isThorough
      case "W406": !listsInterlocks
      default: false
      }
    }
  }

  /// Compiles `set`, holds the result against its own examples and documents, and lints it.
  package init(_ set: SourceSet, _ options: Options = Options()) {
    let clock = ContinuousClock()
    let start = clock.now
    compilation = Compilation(set)
    var found = compilation.diagnostics
    var timings = [("compiling", start.duration(to: clock.now))]
    if let bytes = compilation.image, let image = try? Image(bytes: bytes) {
      let classifier = Classifier(image)
      let proofs = Proofs(
        compilation, classifier, corpus: options.corpus, isThorough: options.isThorough,
        listsInterlocks: options.listsInterlocks, isWhole: options.isWhole,
        progress: options.progress)
      timings += proofs.timings
      // A rule that can never win does not win its examples either: one mistake, one error.
      found += Trial(compilation, classifier).failures
        .filter { $0.code != "E401" || !proofs.explained.contains($0.owner) }.map(\.diagnostic)
      found += proofs.diagnostics
      self.proofs = proofs
    } else {
      proofs = nil
    }
    let lintStart = clock.now
    var context = LintContext(set, compilation.ruleset, today: options.today)
    context.isThorough = options.isThorough
    context.proofs = proofs
    let levels = set.sources.map { options.levels($0.path) }
    func isShown(_ code: DiagnosticCode, _ file: Int) -> Bool {
      !levels.indices.contains(file) || levels[file].level(of: code) != .off
    }
    // A line with a mistake counts as there: nothing else is said because of it.
    let mistaken = Self.stanzas(of: compilation.diagnostics, context)
    let lints = Lints.findings(context) { code in levels.indices.contains { isShown(code, $0) } }
    found += lints.filter { !mistaken.contains(context.stanza($0.span)?.span) }
    let isWhole = compilation.image != nil
    let kept = Suppressions(context, codes: Self.codes).applied(to: found, context) { code, place in
      (isWhole || code.rawValue.hasPrefix("W5") && !Lints.proven.contains(code))
        && isShown(code, place.file) && !options.leavesOut(code)
        && !mistaken.contains(context.stanza(place)?.span)
    }
    diagnostics = kept.compactMap { diagnostic in
      levels.indices.contains(diagnostic.span.file)
        ? levels[diagnostic.span.file].applied(to: diagnostic) : diagnostic
    }.sorted {
      ($0.span.file, $0.span.start, $0.code) < ($1.span.file, $1.span.start, $1.code)
    }
    self.timings = timings + [("lint", lintStart.duration(to: clock.now))]
  }

  /// The stanzas with errors.
  private static func stanzas(
    of diagnostics: [Diagnostic], _ context: LintContext
  ) -> Set<SourceSpan?> {
    Set(
      diagnostics.filter { $0.severity == .error }.compactMap { context.stanza($0.span)?.span })
  }

  /// All codes that there are.
  package static let codes = (Explanation.syntax + RuleExplanations.analysis).map(\.code.rawValue)
}
