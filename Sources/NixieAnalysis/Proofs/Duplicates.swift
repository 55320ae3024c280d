internal import NixieCompiler
internal import NixieSyntax

/// E403: two rules that match exactly the same replies, as ranking found them.
enum Duplicates {
  static func findings(_ compilation: Compilation) -> [Finding] {
    let rules = compilation.ruleset.rules
    return compilation.duplicates.map { first, second in
      let loser = loser(first, second, compilation)
      return Finding(
        diagnostic: Diagnostic(
          code: "E403",
          message: "\(rules[first].id) and \(rules[second].id) match exactly the same replies",
          span: rules[second].nameSpan,
          labels: [Diagnostic.Label(span: rules[first].nameSpan, text: "the other one")],
          notes: ["remove one of them, or join their examples in one"]),
        explained: rules[loser].id)
    }
  }

  /// The one of two rules that never wins.
  static func loser(_ first: Int, _ second: Int, _ compilation: Compilation) -> Int {
    let winner = compilation.order.first { $0.rule == first || $0.rule == second }
    return winner?.rule == first ? second : first
  }
}
