package import Nixie
package import NixieCompiler
package import NixieSyntax

/// What the compiled rules say of every reply at hand: examples, documented lines, a corpus.
///
/// One pass serves two ends: a rule that wins one of them needs no proof that it is alive, and a
/// reply that two rules claim is a conflict that somebody will meet.
package struct Evidence: Sendable {
  /// A reply and the ranks of all rules that match it, the winner first.
  package struct Item: Sendable {
    package var reply: WrittenReply
    package var ranks: [Int]
    /// Where it stands in a ruleset; nil for a line of a corpus.
    package var span: SourceSpan?
  }

  package private(set) var items: [Item] = []
  /// Ranks that win something.
  private(set) var winners: Set<Int> = []
  /// Rules, by index, that match something.
  private(set) var matching: Set<Int> = []

  /// Runs everything. O(replies).
  package init(_ compilation: Compilation, _ classifier: Classifier, corpus: [WrittenReply]) {
    let ruleset = compilation.ruleset
    var scratch = Scratch()
    func run(_ reply: WrittenReply, _ span: SourceSpan?) {
      let ranks = classifier.matches(reply.text.span, hints: reply.hints, using: &scratch)
      items.append(Item(reply: reply, ranks: ranks, span: span))
      if let first = ranks.first { winners.insert(first) }
      for rank in ranks where rank < compilation.order.count {
        matching.insert(compilation.order[rank].rule)
      }
    }
    for example in ruleset.realReplies { run(ruleset.written(example), example.span) }
    for line in corpus { run(line, nil) }
  }
}

extension Ruleset {
  /// All examples and documented lines.
  package var realReplies: [Example] {
    rules.flatMap(\.examples)
      + documents.flatMap(\.expectations).map {
        Example(text: $0.text, esp: $0.esp, stage: $0.stage, span: $0.span)
      }
  }

  func written(_ example: Example) -> WrittenReply {
    WrittenReply(
      text: example.text, hints: Hints(esp: example.esp.map { esps[$0].id }, stage: example.stage))
  }
}
