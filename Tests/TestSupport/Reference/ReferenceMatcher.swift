package import Nixie
package import NixieCompiler
internal import NixieSyntax

/// The oracle: what a reply should be answered with, by reading the rules one after another.
///
/// It shares with the product the parser of rulesets, the parser of `regex` and the order of the
/// rules, each of which has tests of its own. The reply reader, patterns, codes, ESPs and captures
/// are written anew and naively. Quadratic and worse: for short replies.
package struct ReferenceMatcher: Sendable {
  /// What it says of one reply.
  package struct Result {
    package var reply: ReferenceReply
    package var esp: String?
    /// Ranks of all rules that match, best first.
    package var matches: [Int]
    /// The winner, as `ruleset/rule`.
    package var rule: String?
    /// `name=text` of the winner.
    package var captures: [String]
  }

  private let senders: ReferenceSenders
  private let rules: [ReferenceRule?]
  private let compilation: Compilation

  package init(_ set: SourceSet, _ compilation: Compilation) {
    let files = set.trees.indices.map { ReferenceFile($0, set) }
    self.compilation = compilation
    senders = ReferenceSenders(set, files)
    rules = compilation.ruleset.rules.map { rule in
      let file = rule.nameSpan.file
      let stanza = set.trees[file].stanzas.first { $0.name?.span == rule.nameSpan }
      return stanza.map { ReferenceRule($0, files[file]) }
    }
  }

  /// Classifies `bytes`.
  package func classify(_ bytes: [UInt8], _ hints: Hints = Hints()) -> Result {
    var reply = ReferenceReply(bytes)
    if let stage = hints.stage { reply.setStage(stage) }
    let esp = senders.esp(hints, reply)
    let lineage = senders.lineage(esp)
    var known: [Int: Bool] = [:]
    let order = compilation.order
    let matches = order.indices.filter { rank in
      let ranked = order[rank]
      if let wanted = ranked.esp, !lineage.contains(compilation.ruleset.esps[wanted].id) {
        return false
      }
      let holds = known[ranked.rule] ?? rules[ranked.rule]?.holds(for: reply) ?? false
      known[ranked.rule] = holds
      return holds
    }
    let winner = matches.first.map { order[$0].rule }
    return Result(
      reply: reply, esp: esp, matches: matches,
      rule: winner.map { compilation.ruleset.rules[$0].id },
      captures: winner.flatMap { rules[$0]?.captures(in: reply.framed) } ?? [])
  }
}
