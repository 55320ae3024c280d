/// A search for a shortest text of a `LanguageProduct`, best-first (Hart, Nilsson and Raphael's A*,
/// 1968).
///
/// States wait in buckets by the length of the text so far plus the lower bound of what is missing;
/// so a search in "matches A and none of B1 … B200" follows the shortest texts of A and does not
/// unfold what else the 200 may be doing. Breadth-first search, tried before, gave up after 100,000
/// states on such a question that this one answers after some twenty.
///
/// In a bucket the state added last goes first, and natural bytes are added last: the first text
/// found is a shortest one, and natural. Deterministic. Invariant: the bound falls by at most one a
/// byte, so a state that is taken out has been reached by a shortest way.
struct LanguageSearch {
  private let product: LanguageProduct
  private let budget: Int
  private var tuples = SequenceInterner()
  /// The length of the shortest known text to a state; its last byte, and the state before.
  private var lengths: [Int] = []
  private var lastBytes: [UInt8] = []
  private var parents: [Int] = []
  private var bounds: [Int] = []
  private var isDone: [Bool] = []
  private var buckets: [[Int]] = []
  /// States taken out so far.
  private(set) var visited = 0

  init(_ language: Language, budget: Int) {
    product = LanguageProduct(language)
    self.budget = budget
  }

  mutating func run() -> Language.Answer {
    var start = product.start
    if product.settle(&start) == .dead { return .empty }
    reach(start, length: 0, byte: Frame.start, from: 0)
    var bucket = 0
    while bucket < buckets.count {
      guard let state = buckets[bucket].popLast() else {
        bucket += 1
        continue
      }
      if isDone[state] { continue }
      guard visited < budget else { return .undecided(states: visited) }
      visited += 1
      isDone[state] = true
      if let text = expand(state) { return .witness(text) }
    }
    return .empty
  }

  /// Adds what follows a state; returns the text if it ends here.
  private mutating func expand(_ state: Int) -> [UInt8]? {
    let tuple = Array(tuples.sequence(state))
    var next = tuple
    product.step(tuple, product.endColumn, into: &next)
    if product.accepts(next) { return text(to: state) }
    for column in product.bytes.indices.reversed() {
      product.step(tuple, column, into: &next)
      if product.settle(&next) == .dead { continue }
      reach(next, length: lengths[state] + 1, byte: product.bytes[column], from: state)
    }
    return nil
  }

  private mutating func reach(_ tuple: [UInt32], length: Int, byte: UInt8, from parent: Int) {
    let (state, isNew) = tuples.intern(tuple)
    if isNew {
      let bound = product.distance(tuple)
      bounds.append(bound == DFA.Distances.never ? -1 : Int(bound))
      lengths.append(length)
      lastBytes.append(byte)
      parents.append(parent)
      isDone.append(false)
    } else {
      guard !isDone[state], length <= lengths[state] else { return }
      lengths[state] = length
      lastBytes[state] = byte
      parents[state] = parent
    }
    guard bounds[state] >= 0 else { return }
    let bucket = length + bounds[state]
    while buckets.count <= bucket { buckets.append([]) }
    buckets[bucket].append(state)
  }

  private func text(to state: Int) -> [UInt8] {
    var text: [UInt8] = [Frame.end]
    var state = state
    while state != 0 {
      text.append(lastBytes[state])
      state = parents[state]
    }
    text.append(Frame.start)
    return text.reversed()
  }
}
