/// A breadth-first search for a shortest text of a `LanguageProduct`.
struct LanguageSearch {
  private let product: LanguageProduct
  private let budget: Int
  private var tuples = SequenceInterner()
  private var path = WitnessPath()

  init(_ language: Language, budget: Int) {
    product = LanguageProduct(language)
    self.budget = budget
  }

  mutating func run() -> Language.Answer {
    let endFrame = Frame.end
    // One byte a class, and only bytes that a text can hold: the rest leads nowhere.
    let texts = product.byteClasses.naturalRepresentatives
      .filter { ByteSet.normalised.contains($0) }
      .sorted { Naturalness.rank($0) < Naturalness.rank($1) }

    var start = product.start
    if product.settle(&start) == .dead { return .empty }
    _ = tuples.intern(start)
    var next = start
    var index = 0
    while index < tuples.count {
      guard index < budget else { return .undecided(states: index) }
      let tuple = Array(tuples.sequence(index))
      // The end of the text needs no state: nothing follows it.
      product.step(tuple, endFrame, into: &next)
      if product.accepts(next) {
        return .witness([Frame.start] + path.word(to: index) + [Frame.end])
      }
      for byte in texts {
        product.step(tuple, byte, into: &next)
        if product.settle(&next) == .dead { continue }
        if tuples.intern(next).isNew { path.add(byte, after: index) }
      }
      index += 1
    }
    return .empty
  }
}
