internal import Nixie
internal import NixieCompiler

/// What `nixie learn` has to say.
struct LearnResult {
  let lessons: [Lesson]
  /// Wordings in all.
  let wordings: Int
  let reading: LearnReading
  let loaded: RuleSource.Loaded
  let file: LessonFile

  /// Lessons whose proposals conflict with nothing.
  var usable: [Lesson] { lessons.filter { $0.conflict == nil } }

  /// The usable proposals as a file.
  var ruleset: String { file.text(usable.map(\.proposal)) }

  /// All proposals, to be pasted. Those with a conflict are commented out.
  var text: String {
    lessons.map { lesson in
      let stanza = LessonFile.formatted(lesson.proposal.stanza)
      guard let conflict = lesson.conflict else { return stanza }
      let lines = stanza.split(separator: "\n").map { $0.hasPrefix("#") ? "\($0)" : "# \($0)" }
      return "# Conflict: \(conflict).\n" + lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// What was found, in a sentence or two, for the error output.
  var summary: String {
    guard reading.total > 0 else {
      return "nothing to learn from: there is no delivery error in it"
    }
    guard reading.unknown > 0 else {
      return "nothing to learn: rules know all of \(ReportWords.replies(reading.total))"
    }
    let covered = lessons.reduce(0) { $0 + $1.wording.count }
    var text = ReportWords.counted(lessons.count, "proposal", "proposals")
    text += " for \(ReportWords.number(covered)) of \(ReportWords.replies(reading.unknown))"
    text += " that no rule knows (of \(ReportWords.number(reading.total)))"
    if reading.wordings.dropped > 0 {
      text += "; \(ReportWords.replies(reading.wordings.dropped)) of rare wordings left aside"
    }
    let conflicts = lessons.count - usable.count
    let found =
      conflicts == 0 ? "no conflicts" : ReportWords.counted(conflicts, "conflict", "conflicts")
    if let set = loaded.set {
      let files = ReportWords.counted(set.sources.count, "ruleset", "rulesets")
      return text + "\ncompiled together with \(files): \(found)"
    }
    return text + "\ncompiled alone, held against the replies that rules decide today: \(found)"
      + "; `--rules Rulesets` checks against the sources of rules"
  }

  var json: JSON {
    .object([
      ("replies", .number(reading.total)), ("unknown", .number(reading.unknown)),
      ("wordings", .number(wordings)),
      (
        "proposals",
        .array(
          lessons.map { lesson in
            let names = loaded.classifier.catalogue
            let esps = lesson.wording.esps.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return .object([
              ("count", .number(lesson.wording.count)),
              ("wording", .string(lesson.wording.text)),
              (
                "esps",
                .object(
                  esps.map { esp, count in
                    let isKnown = esp >= 0 && esp < names.espCount
                    return (isKnown ? names.espName(esp) : "", .number(count))
                  })
              ),
              ("category", .string(lesson.category)),
              ("sureness", .optional(lesson.guess?.sureness.rawValue)),
              ("nearest", .optional(lesson.guess?.nearest)),
              ("sample", .optional(lesson.proposal.examples.first)),
              ("conflict", .optional(lesson.conflict)),
              ("rule", .string(LessonFile.formatted(lesson.proposal.stanza))),
            ])
          })
      ),
    ])
  }
}
