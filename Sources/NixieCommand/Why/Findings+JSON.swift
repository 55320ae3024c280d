internal import Nixie

extension Findings {
  /// The findings for programs; the answer's keys are those of `nixie classify`.
  var json: JSON {
    .object([
      ("reply", .string(String(decoding: reply, as: UTF8.self))),
      ("text", .string(text)),
      ("answer", answerJSON),
      ("winner", winner?.json ?? .null),
      (
        "lost",
        .array(
          losers.map {
            .object([
              ("rule", .string($0.finding.rule)), ("verdict", .string($0.finding.verdict)),
              ("reason", .string($0.reason)),
            ])
          })
      ),
      (
        "near",
        .array(
          near.map {
            .object([
              ("rule", .string($0.rule)), ("verdict", .string($0.verdict)),
              ("lacks", .array($0.lacks.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  private var answerJSON: JSON {
    var members: [(String, JSON)] = [
      ("category", .string(answer.category)), ("title", .string(category)),
      ("permanence", .string(answer.permanence.name)), ("party", .string(answer.party.name)),
      ("action", .string(answer.action.name)), ("rule", .optional(answer.rule)),
      ("decided_by", .string(answer.decision.name)), ("esp", .optional(answer.esp)),
      ("esp_inferred", .boolean(answer.isESPInferred)),
      ("code", answer.code.map { .number(Int($0.value)) } ?? .null),
      ("enhanced", .optional(answer.enhanced.map { "\($0)" })),
      ("stage", .optional(stage?.name)),
      ("captures", .object(answer.captures.map { ($0.name, .string($0.text)) })),
      ("advice", .string(answer.advice)),
    ]
    if let seconds = answer.retryAfter { members.append(("retry_after", .number(seconds))) }
    return .object(members)
  }
}

extension Findings.Finding {
  var json: JSON {
    .object([
      ("rule", .string(rule)), ("place", .string(place)), ("verdict", .string(verdict)),
      ("note", .optional(note.isEmpty ? nil : note)),
      ("source", .optional(source.isEmpty ? nil : source)),
      (
        "conditions",
        .array(
          conditions.map {
            .object([("condition", .string($0.text)), ("holds", .boolean($0.holds))])
          })
      ),
    ])
  }
}
