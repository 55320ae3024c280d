internal import Nixie

extension ReportFacts {
  /// Everything that a page shows, for other programs. Lists are sorted, the most frequent first.
  var json: JSON {
    .object([
      ("inputs", .array(readings.map { .string($0) })),
      (
        "read",
        .object([
          ("results", .number(intake.results)), ("without_result", .number(intake.withoutResult)),
          ("unreadable", .number(intake.unreadable)), ("left_out", .number(intake.leftOut)),
        ])
      ),
      ("from", .optional(time.map { Self.stamp($0.range.lowerBound) })),
      ("to", .optional(time.map { Self.stamp($0.range.upperBound) })),
      ("total", .number(total)), ("recipients", Self.distinct(recipients)),
      (
        "permanence",
        .object(permanences.map { ($0.permanence.name, .number($0.count)) })
      ),
      ("steps", .array(steps.map { step($0) })),
      (
        "categories",
        .array(groups.flatMap { group in group.categories.map { category($0, group) } })
      ),
      ("esps", .array(esps.map { row($0, "esp") })),
      ("domains", .array(domains.map { row($0, "domain") })),
      ("rules", .array(rules.map { rule($0) })),
      (
        "over_time",
        time.map { time in
          .object([
            ("seconds", .number(time.width)),
            ("groups", .array(time.series.map { .string($0) })),
            (
              "spans",
              .array(
                time.bars.map { bar in
                  .object([
                    ("start", .string(Self.stamp(bar.start))),
                    ("counts", .array(bar.counts.map { .number($0) })),
                  ])
                })
            ),
          ])
        } ?? .null
      ),
      (
        "unknown",
        .object([
          ("by_code_only", .number(fallbacks)), ("not_at_all", .number(unknown)),
          ("wordings", .number(wordingCount)),
          (
            "top",
            .array(
              wordings.map {
                .object([
                  ("text", .string($0.text)), ("count", .number($0.count)),
                  ("sample", .string($0.sample)),
                  ("esps", .array($0.esps.map { row($0, "esp") })),
                ])
              })
          ),
        ])
      ),
    ])
  }

  /// ISO 8601 of UTC.
  private static func stamp(_ seconds: Int) -> String {
    let moment = Moment(seconds)
    let rest = ((seconds % 60) + 60) % 60
    return "\(moment.date)T\(moment.clock):\(rest < 10 ? "0" : "")\(rest)Z"
  }

  private static func distinct(_ value: (count: Int, isExact: Bool)) -> JSON {
    .object([("count", .number(value.count)), ("exact", .boolean(value.isExact))])
  }

  private func row(_ row: Row, _ key: String) -> JSON {
    .object([
      (key, .optional(row.name.isEmpty ? nil : row.name)), ("title", .string(row.title)),
      ("count", .number(row.count)),
    ])
  }

  private func category(_ category: Category, _ group: Group) -> JSON {
    .object([
      ("category", .string(category.name)), ("group", .string(group.name)),
      ("title", .string(category.title)), ("count", .number(category.count)),
      (
        "permanence",
        .object(
          zip(Permanence.allCases, category.permanences).map { ($0.name, .number($1)) })
      ),
      ("party", .string(category.party.name)), ("action", .string(category.action.name)),
      ("advice", .string(category.advice)), ("recipients", Self.distinct(category.recipients)),
      ("esps", .array(category.esps.map { row($0, "esp") })),
      ("names", .array(category.subjects.map { .string($0) })),
      ("samples", .array(category.samples.map { .string($0) })),
    ])
  }

  private func step(_ step: Step) -> JSON {
    .object([
      ("category", .string(step.category.name)), ("action", .string(step.category.action.name)),
      ("count", .number(step.category.count)),
      ("recipients", Self.distinct(step.category.recipients)),
      ("advice", .string(ReportText.advice(step.category))),
    ])
  }

  private func rule(_ rule: RuleRow) -> JSON {
    .object([
      ("rule", .optional(rule.name.isEmpty ? nil : rule.name)),
      ("category", .string(rule.category)),
      (
        "decided_by",
        .string(rule.name.isEmpty ? "none" : rule.isFallback ? "fallback" : "rule")
      ),
      ("count", .number(rule.count)),
    ])
  }
}
