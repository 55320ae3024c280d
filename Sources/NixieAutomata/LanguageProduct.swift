/// The product of the automata of a `LanguageExpression`, state by state as a search asks for them.
///
/// A state is a tuple with one word an automaton: a state of the automaton, or one of two marks.
/// As soon as a part of the expression can no longer change, `settle` writes the marks into all its
/// words, so that tuples that differ only in what no longer matters are the same tuple.
///
/// The tables of all automata are copied into one, with a column for each class of bytes that a
/// text can hold, the most natural first, and a last one for the end frame.
struct LanguageProduct {
  typealias Node = LanguageExpression.Node

  /// Marks a part that accepts no rest of the text, or every rest.
  static let dead = UInt32.max
  static let universal = UInt32.max - 1

  let root: Node
  /// The byte that each column but the last stands for.
  let bytes: [UInt8]
  /// The tuple after the start frame, which every text begins with.
  let start: [UInt32]
  private let columnCount: Int
  private let automata: [DFA]
  private var table: [UInt32] = []
  private var tableOffsets: [Int] = []

  init(_ language: Language) {
    let expression = LanguageExpression(language)
    let automata = expression.automata
    self.automata = automata
    root = expression.root
    // One byte a class, and only bytes that a text can hold: the rest leads nowhere.
    bytes = ByteClasses(joining: automata.map(\.byteClasses)).byNaturalness
      .filter { ByteSet.normalised.contains($0) }
    start = automata.map { $0.next($0.start, Frame.start).rawValue }
    let columns = bytes + [Frame.end]
    columnCount = columns.count
    for dfa in automata {
      tableOffsets.append(table.count)
      let classes = columns.map { dfa.byteClasses.classOf($0) }
      for state in 0..<dfa.stateCount {
        let row = state * dfa.byteClasses.count
        for column in classes { table.append(dfa.table[row + column]) }
      }
    }
  }

  var endColumn: Int { columnCount - 1 }

  /// The tuple after one more byte, not yet settled. O(automata).
  func step(_ tuple: [UInt32], _ column: Int, into result: inout [UInt32]) {
    for index in tuple.indices {
      let state = tuple[index]
      result[index] =
        state >= LanguageProduct.universal
        ? state : table[tableOffsets[index] &+ Int(state) &* columnCount &+ column]
    }
  }

  /// Decides what can be decided about the rest of the text and marks it in the tuple.
  func settle(_ tuple: inout [UInt32]) -> DFA.Fate { settle(root, &tuple) }

  private func settle(_ node: Node, _ tuple: inout [UInt32]) -> DFA.Fate {
    switch node {
    case .leaf(let index):
      return settleLeaf(index, &tuple)
    case .not(let part):
      return settle(part, &tuple).opposite
    case .all(let parts):
      let fate = settle(parts, &tuple, stoppingAt: .dead)
      if fate == .dead { mark(node, fate, &tuple) }
      return fate
    case .any(let parts):
      let fate = settle(parts, &tuple, stoppingAt: .universal)
      if fate == .universal { mark(node, fate, &tuple) }
      return fate
    }
  }

  private func settleLeaf(_ index: Int, _ tuple: inout [UInt32]) -> DFA.Fate {
    switch tuple[index] {
    case LanguageProduct.dead: return .dead
    case LanguageProduct.universal: return .universal
    default: break
    }
    let fate = automata[index].fates[Int(tuple[index])]
    if fate != .open { tuple[index] = LanguageProduct.mark(for: fate) }
    return fate
  }

  /// The fate of a conjunction (stopping at dead) or of a disjunction (stopping at universal).
  private func settle(
    _ parts: [Node], _ tuple: inout [UInt32], stoppingAt stop: DFA.Fate
  ) -> DFA.Fate {
    var result = stop.opposite
    for part in parts {
      let fate = settle(part, &tuple)
      if fate == stop { return stop }
      if fate == .open { result = .open }
    }
    return result
  }

  /// Writes marks such that the node has the fate and keeps it.
  private func mark(_ node: Node, _ fate: DFA.Fate, _ tuple: inout [UInt32]) {
    switch node {
    case .leaf(let index): tuple[index] = LanguageProduct.mark(for: fate)
    case .not(let part): mark(part, fate.opposite, &tuple)
    case .all(let parts), .any(let parts):
      for part in parts { mark(part, fate, &tuple) }
    }
  }

  private static func mark(for fate: DFA.Fate) -> UInt32 { fate == .dead ? dead : universal }
}

// MARK: - Answers

extension LanguageProduct {
  /// Whether the text that ends here is in the language.
  func accepts(_ tuple: [UInt32]) -> Bool { accepts(root, tuple) }

  private func accepts(_ node: Node, _ tuple: [UInt32]) -> Bool {
    switch node {
    case .leaf(let index):
      switch tuple[index] {
      case LanguageProduct.dead: false
      case LanguageProduct.universal: true
      default: automata[index].accepting[Int(tuple[index])]
      }
    case .not(let part): !accepts(part, tuple)
    case .all(let parts): parts.allSatisfy { accepts($0, tuple) }
    case .any(let parts): parts.contains { accepts($0, tuple) }
    }
  }

  /// A lower bound of the bytes still to be read, end frame included, before the text can be
  /// accepted; `DFA.Distances.never` when it cannot.
  ///
  /// The greatest bound of a conjunction's parts, the smallest of a disjunction's. It falls by at
  /// most one a byte, which is what a best-first search needs to find shortest texts.
  func distance(_ tuple: [UInt32]) -> UInt32 { distances(root, tuple).acceptance }

  private func distances(
    _ node: Node, _ tuple: [UInt32]
  ) -> (acceptance: UInt32, refusal: UInt32) {
    let never = DFA.Distances.never
    switch node {
    case .leaf(let index):
      switch tuple[index] {
      case LanguageProduct.dead: return (never, 1)
      case LanguageProduct.universal: return (1, never)
      case let state:
        let all = automata[index].distances
        return (all.acceptance[Int(state)], all.refusal[Int(state)])
      }
    case .not(let part):
      let inner = distances(part, tuple)
      return (inner.refusal, inner.acceptance)
    case .all(let parts):
      return parts.reduce((1, never)) { result, part in
        let next = distances(part, tuple)
        return (max(result.0, next.acceptance), min(result.1, next.refusal))
      }
    case .any(let parts):
      return parts.reduce((never, 1)) { result, part in
        let next = distances(part, tuple)
        return (min(result.0, next.acceptance), max(result.1, next.refusal))
      }
    }
  }
}

extension DFA.Fate {
  var opposite: DFA.Fate {
    switch self {
    case .open: .open
    case .dead: .universal
    case .universal: .dead
    }
  }
}
