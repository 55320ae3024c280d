internal import Nixie
internal import NixieCompiler

extension Prover {
  /// A reply that all of `rules` may match, under their most natural codes and stage, with `text`;
  /// nil where they have no codes in common.
  func plainest(_ rules: [Int], _ text: [UInt8], esp: Int?) -> WrittenReply? {
    var replies = space.universe.replySets[0]
    var enhanced = space.universe.enhancedSets[0]
    var stages = Stage.anyMask
    for rule in rules {
      replies = replies.intersection(space.replySet(rule))
      enhanced = enhanced.intersection(space.enhancedSet(rule))
      stages &= space.ruleset.rules[rule].stages
    }
    guard let reply = CodeUniverse.naturalReplies(replies),
      let code = space.universe.naturalEnhanced(enhanced, reply: reply)
    else { return nil }
    let admitted = Bits(mask: stages)
    let specimen = Specimen(
      reply: reply, enhanced: code,
      stage: admitted.contains(Specimen.unknownStage)
        ? Specimen.unknownStage : admitted.first ?? Specimen.unknownStage,
      text: RuleSpace.framed(text))
    return specimen.written(space.universe, esp: esp.map { side.esps[$0] }, text: text)
  }

  /// Rules that the compiled classifier finds to match `reply`, the winner first.
  func claimants(_ reply: WrittenReply) -> [Int] {
    side.matches(reply).compactMap { side.order.indices.contains($0) ? side.order[$0].rule : nil }
  }
}
