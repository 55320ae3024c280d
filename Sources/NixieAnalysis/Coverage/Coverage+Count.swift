extension Coverage {
  /// What became of some documented lines.
  ///
  /// Invariant: `lines == own + general + fallback + none`.
  package struct Count: Sendable, Equatable {
    package var lines = 0
    /// Decided by a rule of the document's own ruleset; in the row of an ESP, by a rule for it.
    package var own = 0
    /// Decided by any other rule.
    package var general = 0
    /// Decided by a fallback: the code was known, the text was not.
    package var fallback = 0
    /// Decided by nothing.
    package var none = 0
    /// Not what they must be, whoever decided.
    package var wrong = 0
    /// Right, too, when only the text is known.
    package var rightFromText = 0
    /// Lines of a known ESP.
    package var attributed = 0
    /// Those whose ESP the text alone shows.
    package var recognised = 0

    package init() {}

    package var right: Int { lines - wrong }

    /// Lines that are right, of a hundred; 100 where there are none.
    package var percentRight: Double { Self.percent(right, lines) }

    /// `part` of `whole` in per cent; 100 of nothing.
    package static func percent(_ part: Int, _ whole: Int) -> Double {
      whole == 0 ? 100 : 100 * Double(part) / Double(whole)
    }

    package static func += (total: inout Count, part: Count) {
      total.lines += part.lines
      total.own += part.own
      total.general += part.general
      total.fallback += part.fallback
      total.none += part.none
      total.wrong += part.wrong
      total.rightFromText += part.rightFromText
      total.attributed += part.attributed
      total.recognised += part.recognised
    }
  }
}
