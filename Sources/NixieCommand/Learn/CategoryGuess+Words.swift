internal import Nixie

extension CategoryGuess {
  /// The strings in a condition as its author wrote it.
  static func strings(_ condition: String) -> [String] {
    var found: [String] = []
    var open: String?
    for character in condition {
      if character == "\"" {
        if let text = open { found.append(text) }
        open = open == nil ? "" : nil
      } else {
        open?.append(character)
      }
    }
    return found
  }

  /// Words and pairs of neighbours.
  static func features(_ text: String) -> [String] {
    let words = words(text)
    return words + zip(words, words.dropFirst()).map { "\($0) \($1)" }
  }

  /// The words of `text` in small letters, without placeholders and what stands in every reply.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var isPlaceholder = false
    func end() {
      if word.count >= 2 {
        let text = String(decoding: word, as: UTF8.self)
        if !plain.contains(text) { words.append(stem(text)) }
      }
      word.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      switch byte {
      case 0x7b: isPlaceholder = true
      case 0x7d: isPlaceholder = false
      case _ where isPlaceholder: break
      case _ where Byte.isWord(byte) && !Byte.isDigit(byte): word.append(Byte.folded(byte))
      case 0x27: break
      default: end()
      }
    }
    end()
    return words
  }

  /// Without the plural's s: "connections" is "connection", "address" stays.
  private static func stem(_ word: String) -> String {
    word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us")
      ? String(word.dropLast()) : word
  }

  /// Words that say nothing about the cause.
  static let plain: Set<String> = [
    "an", "and", "are", "as", "at", "be", "been", "by", "com", "for", "from", "has", "have", "http",
    "https", "in", "is", "it", "its", "of", "on", "or", "our", "please", "see", "that", "the",
    "their", "there", "this", "to", "was", "we", "were", "will", "with", "www", "you", "your",
    "error", "message", "mail", "email", "server", "reply", "host", "smtp", "information",
    "more", "visit", "org", "net", "html", "help", "out", "up", "all", "any", "can", "do", "if",
    "so",
    "may", "id",
  ]
}
