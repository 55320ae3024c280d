package import NixieSyntax

/// How much a finding weighs for those who read it.
package enum Level: String, Sendable, Hashable, CaseIterable {
  case off
  case warning
  case error

  /// The severity of a finding of this level; nil for one that is not shown.
  package var severity: Diagnostic.Severity? {
    switch self {
    case .off: nil
    case .warning: .warning
    case .error: .error
    }
  }
}

/// The level of every kind of finding, where it is not the one it comes with.
package struct Levels: Sendable, Hashable {
  package private(set) var chosen: [DiagnosticCode: Level] = [:]

  /// Every kind as it comes.
  package init() {}

  /// Sets the level of `code`; later ones win.
  package mutating func set(_ code: DiagnosticCode, to level: Level) { chosen[code] = level }

  /// These levels, and those of `other` where both say something.
  package func overridden(by other: Levels) -> Levels {
    var result = self
    for (code, level) in other.chosen { result.chosen[code] = level }
    return result
  }

  /// Kinds of findings that an author may answer for: all warnings, and the two errors that are
  /// about rules each of which could be right. Any other error stays one.
  package static func isAdjustable(_ code: DiagnosticCode) -> Bool {
    code.rawValue.hasPrefix("W") || code == "E403" || code == "E405"
  }

  /// The level of `code`; nil: as the finding itself says.
  package func level(of code: DiagnosticCode) -> Level? {
    guard Self.isAdjustable(code) else { return nil }
    return chosen[code] ?? Lints.level(of: code)
  }

  /// `diagnostic` with its level, or nil where it is off.
  package func applied(to diagnostic: Diagnostic) -> Diagnostic? {
    guard let level = level(of: diagnostic.code) else { return diagnostic }
    guard let severity = level.severity else { return nil }
    var result = diagnostic
    result.severity = severity
    return result
  }
}
