package import Nixie
package import NixieCompiler
internal import NixieSyntax

/// Rulesets as tests write them.
package enum Sample {
  /// What nearly every small ruleset needs: two categories.
  package static let categories = """
    ruleset names
      title "Names"
      format 1
    category full
      title "Mailbox full"
      group mailbox
      permanence by code
      party recipient
      action retry
      advice "Wait."
    category slow
      title "Too fast"
      group rate
      permanence temporary
      party sender
      action slow-down
      advice "Send less."

    """

  /// Files by name; those that `include` names are looked up among them.
  package static func set(_ files: [String: String]) -> SourceSet {
    let sources = files.map { SourceFile(path: $0.key, text: $0.value) }
    return SourceSet(sources) { path in
      if let text = files[path] { return .file(Array(text.utf8)) }
      let inside = files.keys.filter { $0.hasPrefix(path + "/") }
      return inside.isEmpty ? .unreadable("no such file") : .folder(inside.sorted())
    }
  }

  /// Compiles `rules`, the stanzas of one file `t.nixie`, beside the categories.
  package static func compile(_ rules: String) -> Compilation {
    Compilation(
      set(["names.nixie": categories, "t.nixie": "ruleset t\n title \"T\"\n format 1\n" + rules]))
  }
}

/// A compilation with its classifier and the reference for both.
package struct Bench: Sendable {
  package let set: SourceSet
  package let compilation: Compilation
  package let classifier: Classifier
  package let reference: ReferenceMatcher

  /// Why there is no image.
  package struct Refused: Error, CustomStringConvertible {
    package var description: String
  }

  /// Compiles `set`; throws where it has errors or its image is refused.
  package init(_ set: SourceSet) throws {
    self.set = set
    compilation = Compilation(set)
    guard let bytes = compilation.image else {
      throw Refused(
        description: compilation.diagnostics.map { "\($0.code) \($0.message)" }.joined())
    }
    classifier = Classifier(try Image(bytes: bytes))
    reference = ReferenceMatcher(set, compilation)
  }

  /// Compiles `rules` beside the categories of ``Sample``.
  package init(_ rules: String) throws {
    try self.init(
      Sample.set([
        "names.nixie": Sample.categories,
        "t.nixie": "ruleset t\n title \"T\"\n format 1\n" + rules,
      ]))
  }

  /// What the classifier and the reference disagree about for one reply, or nil.
  package func disagreement(_ reply: [UInt8], _ hints: Hints = Hints()) -> String? {
    var scratch = Scratch()
    let expected = reference.classify(reply, hints)
    let matches = classifier.matches(reply.span, hints: hints, using: &scratch)
    let answer = classifier.classify(reply, hints: hints)
    let shown = String(decoding: reply.prefix(300), as: UTF8.self)
    func differ(_ what: String, _ image: some Any, _ reference: some Any) -> String {
      "\(what): image \(image), reference \(reference), for \(shown.debugDescription) \(hints)"
    }
    if answer.code != expected.reply.code {
      return differ("code", answer.code as Any, expected.reply.code as Any)
    }
    if answer.enhanced != expected.reply.enhanced {
      return differ("enhanced", answer.enhanced as Any, expected.reply.enhanced as Any)
    }
    if answer.esp != expected.esp { return differ("esp", answer.esp as Any, expected.esp as Any) }
    if matches != expected.matches {
      return differ("matches", names(matches), names(expected.matches))
    }
    if answer.rule != expected.rule {
      return differ("winner", answer.rule as Any, expected.rule as Any)
    }
    let captures = answer.captures.map { "\($0.name)=\($0.text)" }
    if captures != expected.captures { return differ("captures", captures, expected.captures) }
    return nil
  }

  private func names(_ ranks: [Int]) -> [String] {
    ranks.map { compilation.ruleset.rules[compilation.order[$0].rule].id }
  }
}
