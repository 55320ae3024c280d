internal import NixieAutomata

/// Finds the fragments of a plan in texts, at compile time, by the grams by which the scan does.
package struct FragmentFinder: Sendable {
  private let grams: GramTable
  private let fragments: [Fragment]
  /// Fragments without a gram.
  private let unlisted: [Int]

  /// For the fragments of `plan`. O(fragments).
  package init(_ plan: MatchPlan) {
    grams = plan.grams
    fragments = plan.fragments
    unlisted = fragments.indices.filter { !plan.grams.isListed[$0] }
  }

  /// The fragments that occur in `framed`, each once, in order. O(length + found).
  package func fragments(in framed: [UInt8]) -> [Int] {
    var found = Set(unlisted.filter { fragments[$0].firstEnd(in: framed, from: 0) != nil })
    var gram: UInt32 = 0
    // A gram ends at each byte and at each of the zeros behind the text.
    for end in 0..<framed.count + 3 {
      gram = gram >> 8 | (end < framed.count ? UInt32(framed[end]) << 24 : 0)
      guard end >= 3 else { continue }
      for entry in grams.entries(for: gram) where entry.gram == gram {
        if fragments[entry.fragment].stands(in: framed, at: end - 3 - entry.offset) {
          found.insert(entry.fragment)
        }
      }
    }
    return found.sorted()
  }
}
