package import Nixie

/// Reads a reply as the language means it, by eating it from the front.
///
/// Slow and plain, written from the documentation of `ReplyHead` and `Normaliser`, not from their
/// code: the oracle for them.
package struct ReferenceReply: Sendable {
  package private(set) var code: ReplyCode?
  package private(set) var enhanced: EnhancedCode?
  package private(set) var stage: Stage?
  /// The host that a wrapper names.
  package private(set) var host: [UInt8]?
  /// The text between its frame bytes, case kept.
  package private(set) var framed: [UInt8] = []

  private var isMultiline = false

  package init(_ reply: [UInt8]) {
    var kept = Array(reply.prefix(1 << 20))
    // A no-break space (C2 A0) is two blanks.
    for at in kept.indices.dropLast() where kept[at] == 0xc2 && kept[at + 1] == 0xa0 {
      kept[at] = 0x20
      kept[at + 1] = 0x20
    }
    var rest = kept[...]
    takeCommand(&rest)
    var taken = 0
    while taken < 4, takeWrapper(&rest) { taken += 1 }
    takeCodes(&rest)
    if code == nil { findEmbeddedCode(rest) }
    framed = [0x02] + text(rest) + [0x03]
    if enhanced == nil { enhanced = trailingCode() }
  }

  /// A hint says the stage better than the reply's own words.
  mutating func setStage(_ hinted: Stage) { stage = hinted }

  // MARK: Around the codes

  private mutating func takeCommand(_ rest: inout ArraySlice<UInt8>) {
    let last = rest.last { $0 > 0x20 && $0 != 0x7f }
    guard last == 0x29, let found = rest.suffix(96).firstPlace(of: "(in reply to ")
    else { return }
    stage = rest[found...].dropFirst(13).stageNamed
    rest = rest[..<found]
  }

  private mutating func takeWrapper(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest = rest.withoutBlanks
    guard let first = rest.first, !(0x30...0x39).contains(first) else { return false }
    if rest.begins(with: "smtp;") {
      rest = rest.dropFirst(5)
      return true
    }
    if [0x22, 0x27, 0x28, 0x3c, 0x5b].contains(first), rest.dropFirst().replyCode != nil {
      rest = rest.dropFirst()
      return true
    }
    if rest.begins(with: "smtp error from remote mail"), let found = rest.codeAfterColon {
      let before = rest[..<found]
      if stage == nil, let after = before.firstPlace(of: "after ") {
        stage = before[(after + 6)...].stageNamed
      }
      rest = rest[found...]
      return true
    }
    return takeSaid(&rest)
  }

  private mutating func takeSaid(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let named = rest.begins(with: "host ")
    for colon in rest.prefix(512).indices where rest[colon] == 0x3a {
      let words = rest[..<colon].map(\.lowered)
      guard words.ends(with: "said") || words.ends(with: "refused to talk to me") else { continue }
      let after = rest[(colon + 1)...].withoutBlanks
      guard named || after.replyCode != nil else { continue }
      if named {
        let name = rest[..<colon].dropFirst(5)
        host = Array(name.prefix { !$0.isBlank && $0 != 0x5b && $0 != 0x28 })
      }
      rest = after
      return true
    }
    return false
  }

  // MARK: Codes

  private mutating func takeCodes(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.withoutBlanks
    for _ in 0..<4 {
      if let found = rest.replyCode, code == nil || code == found {
        if code == nil { isMultiline = rest.dropFirst(3).first == 0x2d }
        code = found
        rest = rest.dropFirst(3).withoutSeparators
      } else if let found = rest.enhancedCode, enhanced == nil || enhanced == found.code {
        enhanced = found.code
        rest = found.rest.withoutSeparators
      } else {
        return
      }
    }
  }

  private mutating func findEmbeddedCode(_ rest: ArraySlice<UInt8>) {
    guard let found = rest.prefix(1024).codeAfterColon else { return }
    code = rest[found...].replyCode
    if enhanced == nil {
      enhanced = rest[found...].dropFirst(3).withoutSeparators.enhancedCode?.code
    }
  }

  private func trailingCode() -> EnhancedCode? {
    for place in framed.indices where framed[place] == 0x23 || framed[place] == 0x28 {
      if let found = framed[place...].enhancedCode { return found.code }
    }
    return nil
  }

  // MARK: Text

  private func text(_ input: ArraySlice<UInt8>) -> [UInt8] {
    var rest = input
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    while !rest.isEmpty {
      let gap = rest.takeGap()
      if gap.isGap {
        if !word.isEmpty { words.append(word) }
        word = []
        while let after = afterPrefix(rest, isNewLine: gap.isNewLine) {
          rest = after
          var more = after
          // A prefix may be followed by blanks that the prefix did not eat.
          let next = more.takeGap()
          if next.isGap { rest = more }
        }
        if rest.isEmpty { break }
      }
      word.append(rest.removeFirst())
    }
    if !word.isEmpty { words.append(word) }
    return Array(words.joined(separator: [0x20]))
  }

  /// What follows a repeated `550-5.7.1 ` that `rest` begins with.
  private func afterPrefix(_ rest: ArraySlice<UInt8>, isNewLine: Bool) -> ArraySlice<UInt8>? {
    guard let code, rest.replyCode == code, let next = rest.dropFirst(3).first,
      next == 0x2d || next.isBlank
    else { return nil }
    let after = rest.dropFirst(4).withoutBlanks
    if let enhanced, let found = after.enhancedCode, found.code == enhanced {
      return found.rest.withoutBlanks
    }
    return isMultiline || isNewLine ? after : nil
  }
}
