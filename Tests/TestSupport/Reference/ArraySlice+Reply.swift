internal import Nixie

// Small readings at the front of some bytes.

extension UInt8 {
  var isBlank: Bool { self <= 0x20 || self == 0x7f }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var lowered: UInt8 { (0x41...0x5a).contains(self) ? self + 32 : self }
  var isWordByte: Bool { self >= 0x80 || isDigit || (0x61...0x7a).contains(lowered) }
}

extension [UInt8] {
  func ends(with word: String) -> Bool { suffix(word.utf8.count).elementsEqual(word.utf8) }
}

extension ArraySlice<UInt8> {
  /// A no-break space, U+00A0, is a blank like any other.
  var withPlainBlanks: ArraySlice {
    var plain: [UInt8] = []
    for byte in self {
      if byte == 0xa0, plain.last == 0xc2 {
        plain[plain.count - 1] = 0x20
      } else {
        plain.append(byte)
      }
    }
    return plain[...]
  }

  var withoutBlanks: ArraySlice { drop { $0.isBlank } }
  var withoutSeparators: ArraySlice { drop { $0.isBlank || "-:;,".utf8.contains($0) } }

  /// Case aside.
  func begins(with word: String) -> Bool {
    prefix(word.utf8.count).map(\.lowered) == Array(word.utf8)
  }

  func firstPlace(of word: String) -> Int? { indices.first { self[$0...].begins(with: word) } }

  /// Three digits from 200 to 599 that nothing continues.
  var replyCode: ReplyCode? {
    let digits = Array(prefix(3))
    guard digits.count == 3, digits.allSatisfy(\.isDigit), (0x32...0x35).contains(digits[0]) else {
      return nil
    }
    let after = Array(dropFirst(3).prefix(2))
    if let next = after.first {
      if next.isWordByte || next == 0x2f || next == 0x40 { return nil }
      if next == 0x2e, after.count > 1, after[1].isDigit { return nil }
    }
    return ReplyCode(Int(String(decoding: digits, as: UTF8.self)) ?? 0)
  }

  /// `5.1.1`, `#5.1.1`, `(5.1.1)`, `[#5.1.1]`, and what follows it and its closing bracket.
  var enhancedCode: (code: EnhancedCode, rest: ArraySlice)? {
    var rest = self
    var closing: UInt8?
    if rest.first == 0x28 || rest.first == 0x5b {
      closing = rest.removeFirst() == 0x28 ? 0x29 : 0x5d
    }
    if rest.first == 0x23 { rest.removeFirst() }
    var numbers: [Int] = []
    for (part, most) in [1, 3, 3].enumerated() {
      if part > 0 {
        guard rest.first == 0x2e else { return nil }
        rest.removeFirst()
      }
      let digits = rest.prefix(most).prefix { $0.isDigit }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      numbers.append(number)
      rest = rest.dropFirst(digits.count)
    }
    guard let code = EnhancedCode(numbers[0], numbers[1], numbers[2]) else { return nil }
    if let next = rest.first {
      if next.isWordByte { return nil }
      if next == 0x2e, rest.dropFirst().first?.isDigit == true { return nil }
      if next == closing { rest.removeFirst() }
    }
    return (code, rest)
  }

  /// Where a 4xx or 5xx code stands behind a colon and one blank, and before a blank or hyphen.
  var codeAfterColon: Int? {
    indices.first { place in
      let after = self[place...].dropFirst(2)
      guard self[place] == 0x3a, self[place...].dropFirst().first?.isBlank == true,
        let code = after.replyCode, code.value >= 400, let next = after.dropFirst(3).first
      else { return false }
      return next.isBlank || next == 0x2d
    }.map { $0 + 2 }
  }

  var stageNamed: Stage? {
    let names: [(String, Stage)] = [
      ("end of data", .endOfData), ("initial connection", .connect), ("ehlo", .helo),
      ("helo", .helo), ("mail from", .mail), ("rcpt to", .rcpt), ("data", .data),
    ]
    if begins(with: "pipelined ") { return dropFirst(10).stageNamed }
    return names.first { begins(with: $0.0) }?.1
  }

  /// Takes blanks, control bytes, and `\n` and `\r` spelt as two characters.
  mutating func takeGap() -> (isGap: Bool, isNewLine: Bool) {
    var found = (isGap: false, isNewLine: false)
    while let byte = first {
      if byte.isBlank {
        found.isNewLine = found.isNewLine || byte == 0x0a || byte == 0x0d
        removeFirst()
      } else if byte == 0x5c, let next = dropFirst().first, next == 0x6e || next == 0x72 {
        found.isNewLine = true
        removeFirst(2)
      } else {
        return found
      }
      found.isGap = true
    }
    return found
  }
}
