internal import Nixie
internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// Holds proposals against the rules that are loaded, and mends them where it can.
///
/// All are compiled together with the loaded rulesets, and everything that `nixie check` finds is
/// put down to the proposal behind it. A proposal that does not match gets open ends; one that
/// claims what is not its own gets the whole wording for its text; one that another rule beats in
/// its own examples overrides that rule. What is wrong after that is named.
struct LessonCheck {
  let loaded: RuleSource.Loaded
  let ruleset: String
  /// Replies of the log that rules decide today.
  let known: [KnownReply]
  let console: Console

  /// A reply that a rule decided, and must go on deciding.
  struct KnownReply {
    var reply: [UInt8]
    var hints: Hints
    var rule: String
  }

  /// The path that the proposals have among the sources.
  private static let path = "\u{1}learned.nixie"

  /// `lessons`, mended or with their conflicts named.
  func mended(_ lessons: [Lesson]) -> [Lesson] {
    var lessons = lessons
    for index in lessons.indices where !lessons[index].saysSomething {
      lessons[index].conflict = "there are no words in it to know it by"
    }
    var tries = [Int](repeating: 0, count: lessons.count)
    defer { say("") }
    for round in 1...LearnLimits.repairs {
      say("checking \(lessons.count) proposals together with the rulesets, round \(round) ")
      let problems = problems(lessons)
      if problems.isEmpty { return lessons }
      for (index, problem) in problems.sorted(by: { $0.key < $1.key }) {
        tries[index] += 1
        mend(&lessons[index], problem, last: tries[index] >= LearnLimits.repairs - 1)
      }
      forgetOverridden(&lessons)
    }
    // What was mended last may still be wrong.
    for (index, problem) in problems(lessons) { lessons[index].conflict = problem.words }
    forgetOverridden(&lessons)
    return lessons
  }

  /// Shows on a terminal what takes so long.
  private func say(_ text: String) {
    guard console.err.isTerminal else { return }
    console.err.write("\r\u{1b}[K\(text)")
    console.err.flush()
  }

  /// A proposal that is left out can be overridden by none.
  private func forgetOverridden(_ lessons: inout [Lesson]) {
    let gone = Set(
      lessons.filter { $0.conflict != nil }.map { "\(ruleset)/\($0.proposal.name)" })
    for index in lessons.indices where lessons[index].conflict == nil {
      lessons[index].proposal.overrides.removeAll { gone.contains($0) }
    }
  }

  /// What is wrong with a proposal.
  private enum Problem {
    case missesExample
    case beaten(by: String)
    case steals(from: String)
    case other(String)

    var words: String {
      switch self {
      case .missesExample: "its text does not match its own example"
      case .beaten(let rule): "\(rule) claims the same replies"
      case .steals(let rule): "it claims replies of \(rule)"
      case .other(let text): text
      }
    }
  }

  private func mend(_ lesson: inout Lesson, _ problem: Problem, last: Bool) {
    switch problem {
    case _ where last: lesson.conflict = problem.words
    case .missesExample where !lesson.proposal.pattern.hasPrefix("*"):
      lesson.proposal.pattern = "*\(lesson.proposal.pattern)*"
    case .beaten(let rule) where !lesson.proposal.overrides.contains(rule):
      lesson.proposal.overrides.append(rule)
    case .steals where lesson.proposal.pattern != lesson.narrow:
      lesson.proposal.pattern = lesson.narrow
    default: lesson.conflict = problem.words
    }
  }

  /// By lesson: the first thing that is wrong with it.
  private func problems(_ lessons: [Lesson]) -> [Int: Problem] {
    let used = lessons.indices.filter { lessons[$0].conflict == nil }
    guard !used.isEmpty else { return [:] }
    let text = LessonFile(ruleset: ruleset, title: "Learned").text(
      used.map { lessons[$0].proposal }, declarations: declarations(used.map { lessons[$0] }))
    let file = SourceFile(path: Self.path, text: text)
    let check = Check(SourceSet((loaded.set?.sources ?? []) + [file]) { Files.content($0) })
    let rules = check.compilation.ruleset
    let number = rules.sources.firstIndex { $0.path == Self.path } ?? 0
    var places: [String: Int] = [:]
    for index in used { places["\(ruleset)/\(lessons[index].proposal.name)"] = index }
    /// The rule at a place, if there is one.
    func owner(_ span: SourceSpan) -> String? {
      rules.rules.first {
        $0.span.file == span.file && $0.span.start <= span.start && span.start < $0.span.end
      }?.id
    }
    var found: [Int: Problem] = [:]
    for diagnostic in check.diagnostics where diagnostic.severity != .note {
      let spans = [diagnostic.span] + diagnostic.labels.map(\.span)
      guard spans.contains(where: { $0.file == number }) else { continue }
      let owners = spans.map { owner($0) }
      guard let index = owners.lazy.compactMap({ $0.flatMap { places[$0] } }).first else {
        continue
      }
      let problem = problem(diagnostic, owners, places, rules)
      if found[problem.0 ?? index] == nil { found[problem.0 ?? index] = problem.1 }
    }
    if let bytes = check.compilation.image, let image = try? Image(bytes: bytes) {
      let classifier = Classifier(image)
      for reply in known {
        let answer = classifier.classify(reply.reply, hints: reply.hints)
        if let rule = answer.rule, let index = places[rule], found[index] == nil {
          found[index] = .steals(from: reply.rule)
        }
      }
    } else if found.isEmpty, let index = used.first {
      found[index] = .other("the rulesets do not compile with it")
    }
    return found
  }

  /// What a diagnostic says, and of which lesson if not of the first that it names.
  private func problem(
    _ diagnostic: Diagnostic, _ owners: [String?], _ places: [String: Int], _ rules: Ruleset
  ) -> (Int?, Problem) {
    let first = owners.first.flatMap { $0 }
    let second = owners.count > 1 ? owners[1] : nil
    switch diagnostic.code {
    case "E401":
      if let first, let index = places[first] {
        // A fallback beats no rule: where one decides, the text was not found.
        let winner = rules.rules.first { $0.id == second && !$0.isFallback }
        return (index, winner.map { .beaten(by: $0.id) } ?? .missesExample)
      }
      if let second, let index = places[second] { return (index, .steals(from: first ?? "a rule")) }
    case "E404":
      if let second, let index = places[second] {
        return (index, .steals(from: "a documented line"))
      }
    case "E405":
      // The third place is the reply that both claim: who has it as an example should win.
      let of = owners.count > 2 ? owners[2] : nil
      for (mine, other) in [(first, second), (second, first)] {
        guard let mine, let index = places[mine], let other else { continue }
        if of == mine || places[other] == nil {
          return (index, of == mine ? .beaten(by: other) : .steals(from: other))
        }
      }
    default: break
    }
    return (nil, .other("\(diagnostic.code): \(diagnostic.message)"))
  }

  private func declarations(_ lessons: [Lesson]) -> String {
    guard loaded.set == nil else { return "" }
    return ProposalDeclarations(names: loaded.classifier.catalogue).text(
      categories: Set(lessons.map(\.category)), esps: Set(lessons.compactMap(\.proposal.esp)))
  }
}
