internal import NixieSyntax

extension RuleExplanations {
  /// E601 to E605: `.nixie-lint` files.
  static let settings: [Explanation] = [
    Explanation(
      code: "E601",
      title: "A line of `.nixie-lint` that is no setting",
      body: #"""
        Each line of a `.nixie-lint` file has the code of a finding, or the name of a lint rule, and \#
        its level: `off`, `warning` or `error`. A comment begins with `#`.
        """#,
      bad: "W509 = warning",
      good: "W509 warning"),
    Explanation(
      code: "E602",
      title: "A finding that is not known, in `.nixie-lint`",
      body: #"""
        A line begins with a code such as `W509` or a name such as `missing-source`. \#
        `nixie explain --list` shows all codes.
        """#,
      bad: "missing-sauce warning",
      good: "missing-source warning"),
    Explanation(
      code: "E603",
      title: "A level that there is not",
      body: #"""
        A finding is `off`, a `warning`, or an `error`.
        """#,
      bad: "W509 wrning",
      good: "W509 warning"),
    Explanation(
      code: "E604",
      title: "A finding whose level cannot be changed",
      body: #"""
        The levels of warnings can be changed, and those of `E403` and `E405`. With any other error \#
        no image is made, so it stays one.
        """#,
      bad: "E401 off",
      good: "E405 warning"),
    Explanation(
      code: "E605",
      title: "A level that is set twice",
      body: #"""
        A finding has one level in a file. Remove one of the lines.
        """#,
      bad: """
        W509 warning
        missing-source error
        """,
      good: "W509 error"),
  ]
}
