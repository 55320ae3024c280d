/// A `Language` laid out for a search: its automata in a row, and the expression over them.
///
/// A state is a tuple with one word an automaton: a state of the automaton, or one of two marks.
/// As soon as a part of the expression can no longer change, `settle` writes the marks into all its
/// words, so that tuples that differ only in what no longer matters are the same tuple.
struct LanguageProduct {
  /// Marks a part that accepts no rest of the text, or every rest.
  static let dead = UInt32.max
  static let universal = UInt32.max - 1

  indirect enum Node {
    case leaf(Int)
    case all([Node])
    case any([Node])
    case not(Node)
  }

  private(set) var automata: [DFA] = []
  private(set) var root: Node = .all([])

  /// The expression, restricted to normalised framed texts.
  init(_ language: Language) {
    let expression = node(.intersection([.dfa(.framedText), language]))
    root = expression
  }

  private mutating func node(_ language: Language) -> Node {
    switch language {
    case .dfa(let dfa):
      automata.append(dfa)
      return .leaf(automata.count - 1)
    case .intersection(let parts): return .all(parts.map { node($0) })
    case .union(let parts): return .any(parts.map { node($0) })
    case .complement(let part): return .not(node(part))
    }
  }

  var byteClasses: ByteClasses { ByteClasses(joining: automata.map(\.byteClasses)) }

  /// The tuple after the start frame, which every text begins with.
  var start: [UInt32] {
    automata.map { $0.next($0.start, Frame.start).rawValue }
  }

  /// The tuple after one more byte, not yet settled. O(automata).
  func step(_ tuple: [UInt32], _ byte: UInt8, into result: inout [UInt32]) {
    for index in automata.indices {
      let state = tuple[index]
      result[index] =
        state >= LanguageProduct.universal
        ? state : automata[index].next(StateID(state), byte).rawValue
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
    if fate != .open { tuple[index] = LanguageProduct.word(for: fate) }
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
    case .leaf(let index): tuple[index] = LanguageProduct.word(for: fate)
    case .not(let part): mark(part, fate.opposite, &tuple)
    case .all(let parts), .any(let parts):
      for part in parts { mark(part, fate, &tuple) }
    }
  }

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

  private static func word(for fate: DFA.Fate) -> UInt32 { fate == .dead ? dead : universal }
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
