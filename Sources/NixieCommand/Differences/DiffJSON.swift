internal import Nixie
internal import NixieAnalysis

extension RulesetDiff {
  /// For other programs; all changes, the most telling first.
  var json: JSON {
    .object([
      ("changes", .array(changes.map(\.json))),
      ("definitions", .array(definitions.map { .string($0) })),
      ("documented", .number(documentedCount)),
      ("corpus", .number(corpusCount)),
      ("undecided", .number(undecided)),
      ("left_out", .array(leftOut.map { .string($0) })),
    ])
  }
}

extension RulesetDiff.Change {
  fileprivate var json: JSON {
    let origins = ["documented", "corpus", "sample", "constructed"]
    return .object([
      ("from", Self.json(old, oldRule)),
      ("to", Self.json(new, newRule)),
      ("documented", .number(documented)),
      ("corpus", .number(corpus)),
      (
        "witness",
        .object([
          ("text", .string(String(decoding: witness.text, as: UTF8.self))),
          ("esp", .optional(witness.hints.esp)),
          ("mx", .optional(witness.hints.mxHost)),
          ("domain", .optional(witness.hints.domain)),
          ("stage", .optional(witness.hints.stage?.name)),
          ("origin", .string(origins[origin.rawValue])),
        ])
      ),
    ])
  }

  private static func json(_ verdict: Verdict, _ rule: String?) -> JSON {
    .object([
      ("category", .string(verdict.category)),
      ("permanence", .string(verdict.permanence.name)),
      ("rule", .optional(rule)),
    ])
  }
}
