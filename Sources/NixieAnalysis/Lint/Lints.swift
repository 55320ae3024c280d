package import NixieSyntax

/// The catalogue of lint rules.
package enum Lints {
  /// All, in the order of their codes.
  package static let all: [any LintRule.Type] = [
    TextWithCode.self, PlainRegex.self, RegexInText.self, LiteralInRegex.self, IdleGroup.self,
    SingleDigit.self, LoneWord.self, VerdictAgainstCode.self, MissingSource.self,
    MissingAdvice.self, StaleSeen.self, PassedDate.self, DeprecatedWithoutEnd.self,
    VagueName.self, LineOrder.self, UnreachedAlternative.self, IdleAllow.self,
    RepeatedExample.self, ProviderForAny.self, CodeAlone.self, BareBorder.self,
  ]

  /// Codes of lint rules that look at what was proven: where there are errors, they find nothing.
  static let proven: Set<DiagnosticCode> = ["W516", "W521"]

  private static let levels = Dictionary(
    uniqueKeysWithValues: all.map { ($0.page.code, $0.page.level) })

  /// The level that a lint rule comes with; nil for what is no lint rule.
  static func level(of code: DiagnosticCode) -> Level? { levels[code] }

  /// The pages of `nixie explain`.
  package static let pages: [Explanation] = all.map { Explanation($0.page) }

  /// What those of them find that `isWanted`.
  package static func findings(
    _ context: LintContext, isWanted: (DiagnosticCode) -> Bool
  ) -> [Diagnostic] {
    all.filter { isWanted($0.page.code) }.flatMap { rule in
      var report = LintReport(rule.page)
      rule.check(context, &report)
      return report.findings
    }
  }
}

extension Explanation {
  /// The page of a lint rule.
  init(_ page: LintPage) {
    self.init(
      code: page.code, title: page.summary, body: page.what, bad: page.triggers.first ?? "",
      good: page.passes.first ?? "",
      lint: Explanation.Lint(
        name: page.name, level: page.level.rawValue, why: page.why,
        silence: page.silence
          ?? "With `allow \(page.code) \"reason\"` in the stanza; for all rulesets below a folder with "
          + "`\(page.code) off` in its `.nixie-lint`; once with `--level \(page.code)=off`.",
        otherBad: Array(page.triggers.dropFirst()), otherGood: Array(page.passes.dropFirst())))
  }
}
