package import Nixie

/// What an answer says: category and permanence.
package struct Verdict: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var category: String
  package var permanence: Permanence

  package var description: String { "\(category), \(permanence.name)" }

  package static func < (left: Verdict, right: Verdict) -> Bool {
    (left.category, left.permanence.rawValue) < (right.category, right.permanence.rawValue)
  }
}

extension Classifier {
  /// The verdict on `reply`, and the rule that gives it.
  func verdict(on reply: WrittenReply) -> (verdict: Verdict, rule: String?) {
    var scratch = Scratch()
    let answer = classify(reply.text.span, hints: reply.hints, using: &scratch)
    return (
      Verdict(category: category(of: answer), permanence: answer.permanence), rule(of: answer)
    )
  }
}
