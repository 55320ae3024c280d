// Answers in words: names, captures, advice.

extension Classifier {
  /// The id of the category of `answer`.
  public func category(of answer: Answer) -> String { catalogue.categoryName(answer.category) }

  /// Who can do something about `answer`.
  public func party(of answer: Answer) -> Party { catalogue.party(ofCategory: answer.category) }

  /// What to do about `answer`: what its category says, unless its permanence, or that it rests on
  /// a code alone, speaks against it.
  public func action(of answer: Answer) -> Action {
    catalogue.action(ofCategory: answer.category).fitting(answer.permanence, answer.decision)
  }

  /// The rule that gave `answer`, as `ruleset/rule`, or nil where none did.
  public func rule(of answer: Answer) -> String? {
    answer.rank < 0 ? nil : catalogue.ruleName(catalogue.rule(ofRank: answer.rank))
  }

  /// The ESP of `answer`, or nil where it is unknown.
  public func esp(of answer: Answer) -> String? {
    answer.esp < 0 ? nil : catalogue.espName(answer.esp)
  }

  /// When to try again by the rule of `answer`, in seconds, if it says so.
  public func retryAfter(of answer: Answer) -> Int? {
    answer.rank < 0 ? nil : catalogue.retryAfter(catalogue.rule(ofRank: answer.rank))
  }

  /// What the captures of the winning rule stand for.
  ///
  /// - Parameters:
  ///   - answer: the answer to the reply that `scratch` was last used for.
  ///   - scratch: the working memory of that call.
  /// - Returns: the captures that the reply has, in the order of the rule.
  /// - Complexity: O(length × size of the pattern).
  public func captures(
    of answer: Answer, using scratch: inout Scratch
  ) -> [Classification.Capture] {
    guard answer.rank >= 0 else { return [] }
    let names = catalogue.captures(ofRule: catalogue.rule(ofRank: answer.rank))
    guard !names.isEmpty else { return [] }
    var found = [String?](repeating: nil, count: names.count)
    for clause in rules.clauses(ofRank: answer.rank) {
      for pattern in rules.positivePatterns(ofClause: clause)
      where patterns.holds(pattern, &scratch) {
        fill(&found, from: pattern, &scratch)
      }
    }
    return zip(names, found).compactMap { name, text in
      text.map { Classification.Capture(name: name.name, text: $0) }
    }
  }

  private func fill(_ found: inout [String?], from pattern: Int, _ scratch: inout Scratch) {
    let record = pattern * ImageLayout.Record.Pattern.size
    let program = patterns.patterns[record + ImageLayout.Record.Pattern.program]
    guard program != ImageLayout.none else { return }
    // Out of the scratch while it runs, since it reads the scratch's text.
    var machine = CaptureMachine()
    swap(&machine, &scratch.machine)
    defer { swap(&machine, &scratch.machine) }
    let matched = machine.run(
      image.words(.programs), at: Int(program), sets: image.words(.byteSets),
      text: unsafe Span(_unsafeStart: scratch.text.base, count: scratch.textCount),
      count: scratch.textCount, slotCount: found.count * 2 + 2)
    guard matched else { return }
    // Slots 0 and 1 are the whole match.
    for capture in found.indices where found[capture] == nil {
      let low = Int(machine.result[capture * 2 + 2])
      let high = Int(machine.result[capture * 2 + 3])
      if high >= low { found[capture] = scratch.string(low..<high) }
    }
  }

  /// What to do in a sentence or two: the rule's advice with its captures filled in, or that of
  /// the category.
  ///
  /// - Parameters:
  ///   - answer: an answer of this classifier.
  ///   - captures: its captures, from ``captures(of:using:)``.
  public func advice(of answer: Answer, captures: [Classification.Capture]) -> String {
    guard answer.rank >= 0 else { return catalogue.categoryAdvice(answer.category) }
    let rule = catalogue.rule(ofRank: answer.rank)
    let advice = catalogue.ruleAdvice(rule)
    if advice.isEmpty { return catalogue.categoryAdvice(answer.category) }
    return Advice.filled(advice) { name in
      if let capture = captures.first(where: { $0.name == name }) { return capture.text }
      return catalogue.captures(ofRule: rule).first { $0.name == name }?.absent
    }
  }

  /// `answer` in words. O(length) and allocations for the words.
  package func classification(
    _ answer: Answer, using scratch: inout Scratch
  ) -> Classification {
    let captures = captures(of: answer, using: &scratch)
    return Classification(
      category: category(of: answer), permanence: answer.permanence, party: party(of: answer),
      action: action(of: answer), rule: rule(of: answer), decision: answer.decision,
      esp: esp(of: answer), isESPInferred: answer.isESPInferred, code: answer.code,
      enhanced: answer.enhanced, captures: captures,
      advice: advice(of: answer, captures: captures), retryAfter: retryAfter(of: answer))
  }
}

/// Fills `{name}` in advice.
package enum Advice {
  /// `advice` with each `{name}` replaced by `value(name)`, and left as it is where that is nil;
  /// `{{` and `}}` are braces. O(length).
  package static func filled(_ advice: String, _ value: (String) -> String?) -> String {
    var result = ""
    var rest = Substring(advice)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      result += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if after.first == rest[brace] {
        result.append(rest[brace])
        rest = after.dropFirst()
      } else if rest[brace] == "{", let end = after.firstIndex(of: "}") {
        let name = String(after[..<end])
        result += value(name) ?? "{\(name)}"
        rest = after[after.index(after: end)...]
      } else {
        result.append(rest[brace])
        rest = after
      }
    }
    return result + rest
  }
}
