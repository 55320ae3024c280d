/// The tokens of a source as `Grammar.md` tells of them, cut without the parser's help.
enum Token: Equatable {
  case word(String)
  case string
  case comma
  case bar
  /// What stands behind a bar.
  case verbatim(isEmpty: Bool)
  case dash
  case endOfLine
  /// What can be part of no ruleset: an open quote, a quote that goes on.
  case bad

  /// The tokens of `bytes`; lines with nothing on them have none.
  static func all(of bytes: [UInt8]) -> [Token] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].split(separator: 0x0A).flatMap { line in
      let tokens = Token.line(Array(line))
      return tokens.isEmpty ? [] : tokens + [.endOfLine]
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }

  private static func line(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let isApart = at == 0 || isBlank(bytes[at - 1])
      switch byte {
      case _ where isBlank(byte): at += 1
      case UInt8(ascii: "#") where isApart: return tokens
      case UInt8(ascii: ","):
        tokens.append(.comma)
        at += 1
      case UInt8(ascii: "|"):
        let isEmpty = bytes[(at + 1)...].allSatisfy(isBlank)
        return tokens + [.bar, .verbatim(isEmpty: isEmpty)]
      case UInt8(ascii: "\""):
        guard let end = string(bytes, at) else { return tokens + [.bad] }
        tokens.append(.string)
        at = end
        if at < bytes.count, !isBlank(bytes[at]), bytes[at] != 0x2C, bytes[at] != 0x7C {
          tokens.append(.bad)
        }
      case UInt8(ascii: "-") where tokens.isEmpty:
        tokens.append(.dash)
        at += 1
      default:
        let word = bytes[at...].prefix { !isBlank($0) && $0 != 0x2C && $0 != 0x7C && $0 != 0x22 }
        tokens.append(String(validating: word, as: UTF8.self).map { .word($0) } ?? .bad)
        at += word.count
      }
    }
    return tokens
  }

  /// The end of the text whose quote stands at `start`; nil where it is not closed.
  private static func string(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start + 1
    while at < bytes.count {
      if bytes[at] == 0x22 {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { return at + 1 }
        at += 1
      }
      at += 1
    }
    return nil
  }
}
