internal import Nixie
internal import NixieCompiler

/// Replies that `by code` takes for the same: permanent, temporary, or no failure.
enum CodeClass: Int, CaseIterable {
  case permanent = 5
  case temporary = 4
  case success = 2

  /// Atoms of the reply codes; "none" counts as temporary, as it does without an enhanced code.
  var replies: Bits {
    var bits = Bits(count: 401)
    let severities = self == .success ? [2, 3] : [rawValue]
    for severity in severities {
      for value in severity * 100..<severity * 100 + 100 { bits.insert(value - 199) }
    }
    if self == .temporary { bits.insert(0) }
    return bits
  }

  /// Codes under which two rules of permanence come to something definite.
  struct Part {
    var old: Permanence
    var new: Permanence
    var replies: Bits?
    var enhanced: Bits?
  }

  /// All codes, cut where it matters to either rule of permanence.
  static func parts(
    _ old: PermanenceRule, _ new: PermanenceRule, _ universe: CodeUniverse
  ) -> [Part] {
    if old != .byCode, new != .byCode {
      return [
        Part(
          old: old.resolved(code: nil, enhanced: nil), new: new.resolved(code: nil, enhanced: nil))
      ]
    }
    var parts: [Part] = []
    for codes in allCases {
      let code = ReplyCode(codes.rawValue * 100)
      var replies = codes.replies
      if codes == .temporary { replies = replies.subtracting(none) }
      parts.append(
        Part(
          old: old.resolved(code: code, enhanced: nil),
          new: new.resolved(code: code, enhanced: nil), replies: replies))
      // Without a reply code the class of the enhanced status code speaks.
      let enhanced = codes.enhanced(universe)
      let example = EnhancedCode(codes.rawValue, 0, 0)
      parts.append(
        Part(
          old: old.resolved(code: nil, enhanced: example),
          new: new.resolved(code: nil, enhanced: example), replies: none, enhanced: enhanced))
    }
    return parts
  }

  private static var none: Bits {
    var bits = Bits(count: 401)
    bits.insert(0)
    return bits
  }

  private func enhanced(_ universe: CodeUniverse) -> Bits {
    var bits = Bits(count: universe.enhancedSets[0].count)
    if self == .temporary { bits.insert(0) }
    guard let index = CodeUniverse.classes.firstIndex(of: rawValue) else { return bits }
    for subject in universe.subjects.indices {
      for detail in universe.details.indices {
        bits.insert(universe.atom(index, subject, detail))
      }
    }
    return bits
  }
}
