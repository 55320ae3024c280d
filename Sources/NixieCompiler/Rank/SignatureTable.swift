/// The signatures of all ESPs, and which are more specific than which.
///
/// A signature of another ESP is outdone by one whose texts are all its own, and by one of an ESP
/// that is `like` its owner.
struct SignatureTable {
  struct Signature {
    var esp: Int
    var pattern: PatternID
  }

  private(set) var all: [Signature] = []
  /// By signature: those that outdo it.
  private(set) var dominators: [[Int]] = []

  init(
    _ ruleset: Ruleset, plan: MatchPlan, finder: FragmentFinder, languages: inout TextLanguages
  ) {
    for (index, esp) in ruleset.esps.enumerated() {
      for signature in esp.signatures {
        all.append(Signature(esp: index, pattern: signature.pattern))
      }
    }
    let usage = plan.usage
    var announced = [[Int]](repeating: [], count: plan.fragments.count)
    var unannounced: [Int] = []
    for (index, signature) in all.enumerated() {
      let fragments = plan.announcing(signature.pattern, usage: usage)
      if fragments.isEmpty { unannounced.append(index) }
      for fragment in fragments { announced[fragment].append(index) }
    }
    dominators = [[Int]](repeating: [], count: all.count)
    for (inner, signature) in all.enumerated() {
      var candidates = Set(unannounced)
      if let sample = ruleset.patterns[signature.pattern.index].regex.sample {
        for fragment in finder.fragments(in: sample) { candidates.formUnion(announced[fragment]) }
      } else {
        candidates.formUnion(all.indices)
      }
      for outer in candidates where all[outer].esp != signature.esp {
        guard isIncluded(inner, outer, &languages), !isIncluded(outer, inner, &languages) else {
          continue
        }
        dominators[outer].append(inner)
      }
    }
    for inner in all.indices where ruleset.esps[all[inner].esp].parent != nil {
      for outer in all.indices where Self.isLike(all[inner].esp, all[outer].esp, ruleset.esps) {
        if !dominators[outer].contains(inner) { dominators[outer].append(inner) }
      }
    }
    dominators = dominators.map { $0.sorted() }
  }

  private func isIncluded(_ inner: Int, _ outer: Int, _ languages: inout TextLanguages) -> Bool {
    languages.isIncluded(all[inner].pattern, in: all[outer].pattern)
  }

  /// Whether `esp` is another than `other`, and like it by some links.
  private static func isLike(_ esp: Int, _ other: Int, _ esps: [Ruleset.ESP]) -> Bool {
    var current = esps[esp].parent
    var links = 0
    while let next = current, links <= esps.count {
      if next == other { return true }
      current = esps[next].parent
      links += 1
    }
    return false
  }
}
