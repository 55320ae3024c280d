internal import NixieAutomata

extension MatchPlan {
  /// Whether every text of `inner` is one of `outer`, where both are chains and `inner` is of
  /// literal bytes; nil where they are not.
  ///
  /// It is so exactly if `outer` is found in the most hostile text of `inner`: its literals with
  /// letters that nobody uses in every gap, touching its open ends. Whatever else stands there in
  /// another text, `outer` then has all it needs within the literals; and if it needs more, this
  /// very text shows that it is not included.
  func isIncludedLiterally(_ inner: PatternID, in outer: PatternID) -> Bool? {
    guard case .chain(let left) = patterns[inner.index],
      case .chain(let right) = patterns[outer.index]
    else { return nil }
    let elements = left.map { fragments[$0] }
    guard elements.allSatisfy({ $0.bytes.allSatisfy { $0.count == 1 } }),
      let strangers = Self.strangers(to: right.map { fragments[$0] })
    else { return nil }
    return holds(outer, Self.hostileText(elements, strangers))
  }

  private static func hostileText(
    _ elements: [Fragment], _ strangers: (letter: UInt8, mark: UInt8)
  ) -> [UInt8] {
    let filler = strangers.letter
    let stuff = [filler, filler]
    var text: [UInt8] = [Frame.start]
    for (index, element) in elements.enumerated() {
      let bytes = element.bytes.compactMap(\.first)
      let isAnchored = bytes.first == Frame.start
      if isAnchored {
        text.removeLast()
      } else if index == 0 || text.last != filler {
        text += stuff
      }
      // An edge at a word byte needs another byte there; elsewhere the filler touches it.
      if !isAnchored, element.leadingEdge, let first = bytes.first,
        ByteSet.wordBytes.contains(first)
      {
        text.append(strangers.mark)
      }
      text += bytes
      if bytes.last == Frame.end { return text }
      if element.trailingEdge, let last = bytes.last, ByteSet.wordBytes.contains(last) {
        text.append(strangers.mark)
      }
      text += stuff
    }
    return text + [Frame.end]
  }

  /// A word byte and another byte that stand in none of `fragments`.
  private static func strangers(to fragments: [Fragment]) -> (letter: UInt8, mark: UInt8)? {
    let used = fragments.flatMap(\.bytes).reduce(ByteSet()) { $0.union($1) }
    let marks = ByteSet(0x21...0x7e).subtracting(.wordBytes).subtracting(ByteSet(0x41...0x5a))
    guard let letter = ByteSet.wordBytes.subtracting(used).first,
      let mark = marks.subtracting(used).first
    else { return nil }
    return (letter, mark)
  }
}
