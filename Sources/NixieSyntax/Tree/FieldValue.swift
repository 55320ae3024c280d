/// What stands behind a field's keyword.
///
/// | case | fields |
/// |---|---|
/// | `text` | title, owner, source, note, advice, an item of `phrases` |
/// | `texts` | signature |
/// | `words` | group, party, action, mx, domains, like, for, status, overrides |
/// | `codes`, `enhanced`, `stages` | code, enhanced, stage |
/// | `pattern` | text |
/// | `verbatim` | regex |
/// | `verdict` | is |
/// | `permanence` | permanence |
/// | `date` | seen, expires |
/// | `integer` | format, priority |
/// | `seconds` | retry after |
/// | `sample` | example, not-example |
/// | `expectation` | expect |
/// | `allow`, `maps` | allow, maps |
///
/// Invariant: a field has the case of its keyword or `.invalid`; lists are not empty.
package enum FieldValue: Sendable, Hashable {
  case text(Spelled)
  case texts([Spelled])
  case words([Spelled])
  case codes([CodePattern])
  case enhanced([EnhancedPattern])
  case stages([StageWord])
  case pattern(PatternExpression)
  case verbatim(Spelled)
  case verdict(category: Spelled, permanence: PermanenceWord?)
  case permanence(PermanenceWord)
  /// A day of the Gregorian calendar that exists.
  case date(year: Int, month: Int, day: Int)
  case integer(Int)
  case seconds(Int)
  case sample(Sample)
  case expectation(Expectation)
  case allow(code: Spelled, reason: Spelled?)
  case maps(system: Spelled, name: Spelled)
  /// The line had an error, and it was reported: whoever meets this stays silent.
  case invalid
}
