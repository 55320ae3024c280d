/// A `Language` with its automata in a row, one for each place where one stands, and with what
/// follows from repetitions taken out.
///
/// "A and not (A or B)" is empty whatever A and B are; a search would have to walk through the
/// product of both to learn that. Hence in `A and X` every A inside of X is taken as true, and in
/// `A or X` as false.
struct LanguageExpression {
  indirect enum Node: Hashable, Sendable {
    case leaf(Int)
    case all([Node])
    case any([Node])
    case not(Node)

    static let everything = Node.all([])
    static let nothing = Node.any([])
  }

  private(set) var automata: [DFA] = []
  private(set) var root = Node.everything

  /// The expression, restricted to normalised framed texts.
  init(_ language: Language) {
    root = node(.intersection([.dfa(.framedText), language]), [:])
  }

  /// `known` holds the automata whose answer is settled by what stands around.
  private mutating func node(_ language: Language, _ known: [DFA: Bool]) -> Node {
    switch language {
    case .dfa(let dfa):
      if let isEverything = known[dfa] { return isEverything ? .everything : .nothing }
      automata.append(dfa)
      return .leaf(automata.count - 1)
    case .complement(let part):
      switch node(part, known) {
      case .everything: return .nothing
      case .nothing: return .everything
      case .not(let inner): return inner
      case let inner: return .not(inner)
      }
    case .intersection(let parts): return group(parts, known, isUnion: false)
    case .union(let parts): return group(parts, known, isUnion: true)
    }
  }

  private mutating func group(
    _ parts: [Language], _ known: [DFA: Bool], isUnion: Bool
  ) -> Node {
    let neutral = isUnion ? Node.nothing : .everything
    let decisive = isUnion ? Node.everything : .nothing
    var known = known
    var nodes: [Node] = []
    // Plain automata first, since what they say holds for the other parts.
    let plain = parts.filter { if case .dfa = $0 { true } else { false } }
    let others = parts.filter { if case .dfa = $0 { false } else { true } }
    for part in plain + others {
      let node = node(part, known)
      if node == decisive { return decisive }
      if case .leaf(let number) = node { known[automata[number]] = !isUnion }
      if node != neutral { nodes.append(node) }
    }
    return nodes.count == 1 ? nodes[0] : isUnion ? .any(nodes) : .all(nodes)
  }
}
