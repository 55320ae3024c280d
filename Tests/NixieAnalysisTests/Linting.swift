import NixieAnalysis
import NixieCompiler
import NixieSyntax

/// Rulesets under lint.
enum Linting {
  private static let categories = ["mailbox-full", "mailbox-unknown", "rate-limited"].map {
    """
    category \($0)
      title       "\($0)"
      group       test
      permanence  by code
      party       recipient
      action      retry
      advice      "Wait."
    """
  }.joined(separator: "\n")

  /// `stanzas` as a file, and its number in ``set(_:)``.
  static func source(_ stanzas: String) -> (path: String, bytes: [UInt8], number: Int) {
    ("test.nixie", Array("ruleset test\n  title  \"Test\"\n\n\(stanzas)\n".utf8), 1)
  }

  static func set(_ source: SourceFile) -> SourceSet {
    let names = "ruleset names\n  title  \"Names\"\n\n\(categories)\n"
    return SourceSet([SourceFile(path: "names.nixie", text: names), source]) { _ in
      .unreadable("there is no such file")
    }
  }

  static func set(_ stanzas: String) -> SourceSet {
    let source = source(stanzas)
    return set(SourceFile(path: source.path, bytes: source.bytes))
  }

  /// On the day of the pages, with the finding `code` shown if it is off by itself.
  static func options(_ code: String? = nil) -> Check.Options {
    var levels = Levels()
    for rule in Lints.all where rule.page.code.rawValue == code && rule.page.level == .off {
      levels.set(rule.page.code, to: .warning)
    }
    let chosen = levels
    return Check.Options(today: LintPage.exampleDay, levels: { _ in chosen })
  }

  static func findings(_ stanzas: String, asking code: String? = nil) -> [Diagnostic] {
    Check(set(stanzas), options(code)).diagnostics
  }
}
