package import Nixie
package import NixieCompiler

/// One compiled ruleset in a ``RuleSpace``: who of the space's rules takes part in it, in which
/// order, and the classifier that has the last word.
package struct Side: Sendable {
  /// Best first; rules and ESPs by their numbers in the space.
  package let order: [Precedence.Ranked]
  /// By ESP of the space: the one that it is like.
  let parents: [Int?]
  /// Names of the space's ESPs.
  let esps: [String]
  package let classifier: Classifier

  /// `compilation` by itself.
  package init(_ compilation: Compilation, _ classifier: Classifier) {
    order = compilation.order
    parents = compilation.ruleset.esps.map(\.parent)
    esps = compilation.ruleset.esps.map(\.id)
    self.classifier = classifier
  }

  init(
    order: [Precedence.Ranked], parents: [Int?], esps: [String], classifier: Classifier
  ) {
    self.order = order
    self.parents = parents
    self.esps = esps
    self.classifier = classifier
  }

  /// The same ESPs and another order; the classifier is that of the old one.
  func with(order: [Precedence.Ranked]) -> Side {
    Side(order: order, parents: parents, esps: esps, classifier: classifier)
  }

  /// `esp`, the one that it is like, and so on. O(links).
  func chain(_ esp: Int?) -> [Int] {
    var chain: [Int] = []
    var current = esp
    while let next = current, !chain.contains(next) {
      chain.append(next)
      current = parents[next]
    }
    return chain
  }

  /// The best of the ranks in `ranks` (all if nil) that match `specimen` from `esp`.
  /// O(rules), most of them by a look.
  func winner(_ specimen: Specimen, esp: Int?, in space: RuleSpace) -> Int? {
    let chain = chain(esp)
    let reading = space.reading(specimen.text)
    return order.indices.first { rank in
      (order[rank].esp.map(chain.contains) ?? true)
        && space.matches(order[rank].rule, specimen, reading)
    }
  }

  /// The answer of the compiled classifier, which is what counts.
  func answer(_ reply: WrittenReply) -> Answer {
    var scratch = Scratch()
    return classifier.classify(reply.text.span, hints: reply.hints, using: &scratch)
  }

  /// Ranks of all rules that the compiled classifier finds to match.
  func matches(_ reply: WrittenReply) -> [Int] {
    var scratch = Scratch()
    return classifier.matches(reply.text.span, hints: reply.hints, using: &scratch)
  }
}
