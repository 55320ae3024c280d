internal import Nixie

/// What a bounce says in words, where it has no delivery status: qmail's, Exim's, anybody's.
struct BounceText {
  /// A recipient, and the lines about it joined by blanks (by line feeds for qmail).
  struct Finding {
    var recipient: [UInt8]
    var reason: [UInt8]
    var isQmail = false
    var host: [UInt8] = []
    var stage: Stage?
  }

  private let text: [UInt8]
  private var lines: [Range<Int>] = []

  /// Reads the text up to where the bounced message seems to begin.
  init(_ text: [UInt8]) {
    self.text = text
    let span = text.span
    let end = min(text.count, LogLimits.bounceTextBytes)
    var at = 0
    while at < end {
      let line = span.line(at: at, before: end)
      if Self.beginsCopy(span, line.text) { break }
      lines.append(line.text)
      at = line.next
    }
  }

  /// What is found, in this order: qmail's paragraphs, Exim's, a line with a code, some words.
  func findings(failed: [[UInt8]], sender: [UInt8]) -> [Finding] {
    let span = text.span
    if span.first("qmail-send program", 0..<text.count) != nil {
      let found = qmail()
      if !found.isEmpty { return found }
    }
    if !failed.isEmpty || span.first("A message that you sent", 0..<text.count) != nil {
      let found = exim()
      if !found.isEmpty { return found }
    }
    guard var finding = coded() ?? worded() else { return [] }
    if failed.isEmpty {
      finding.recipient = address(but: sender)
      return [finding]
    }
    return failed.map {
      finding.recipient = $0
      return finding
    }
  }

  /// `<user@example.com>:` and the report below it.
  private func qmail() -> [Finding] {
    let span = text.span
    var found: [Finding] = []
    var isOpen = false
    for line in lines {
      if line.isEmpty {
        isOpen = false
      } else if span[line.lowerBound] == 0x3c, line.count > 3, span[line.upperBound - 1] == 0x3a,
        span[line.upperBound - 2] == 0x3e, found.count < LogLimits.recipients
      {
        let recipient = span.copied(line.lowerBound + 1..<line.upperBound - 2)
        found.append(Finding(recipient: recipient, reason: [], isQmail: true))
        isOpen = true
      } else if isOpen, var last = found.popLast() {
        if !last.reason.isEmpty { last.reason.append(0x0a) }
        last.reason.append(span, line)
        found.append(last)
      }
    }
    return found.filter { !$0.reason.isEmpty }
  }

  /// An address behind two blanks, and its error behind more.
  private func exim() -> [Finding] {
    let span = text.span
    var found: [Finding] = []
    var isOpen = false
    for line in lines {
      let words = span.trimmed(line)
      let indent = words.lowerBound - line.lowerBound
      if words.isEmpty {
        isOpen = isOpen && found.last?.reason.isEmpty == true
      } else if indent == 2, span.first(0x40, words) != nil, span.first(0x20, words) == nil,
        found.count < LogLimits.recipients
      {
        let end = span[words.upperBound - 1] == 0x3a ? words.upperBound - 1 : words.upperBound
        found.append(Finding(recipient: span.copied(words.lowerBound..<end), reason: []))
        isOpen = true
      } else if indent > 2, isOpen, var last = found.popLast() {
        if !span.starts("(generated from", words), !span.starts("(ultimately", words) {
          let isDelay = last.reason.isEmpty && span.starts("Delay reason: ", words)
          if !last.reason.isEmpty { last.reason.append(0x20) }
          last.reason.append(span, words.lowerBound + (isDelay ? 14 : 0)..<words.upperBound)
        }
        found.append(last)
      } else {
        isOpen = false
      }
    }
    return found.filter { !$0.reason.isEmpty }
  }

  /// The first paragraph with a reply code, from the code on; and what Sendmail's transcript says
  /// of host and command.
  private func coded() -> Finding? {
    let span = text.span
    var host: [UInt8] = []
    var stage: Stage?
    for (index, line) in lines.enumerated() {
      let words = span.trimmed(line)
      if let talking = span.first("while talking to ", words) {
        host = span.copied(
          talking.upperBound..<span.endOfWord(talking.upperBound..<words.upperBound))
        while host.last == 0x3a || host.last == 0x2e { host.removeLast() }
      } else if span.starts(">>> ", words) {
        stage = Stage(command: span, words.lowerBound + 4..<words.upperBound)
      }
      guard let start = codeStart(words) else { continue }
      let reason = paragraph(from: start..<words.upperBound, after: index)
      return Finding(recipient: [], reason: reason, host: host, stage: stage)
    }
    return nil
  }

  /// Where in the line a code stands as codes do: first, or behind a colon, a quote, a bracket.
  private func codeStart(_ line: Range<Int>) -> Int? {
    let span = text.span
    for at in line {
      guard Byte.isDigit(span[at]) else { continue }
      let isReply = span.replyCode(at: at, before: line.upperBound) != nil
      guard isReply || span.isEnhancedCode(at: at, before: line.upperBound), span[at] >= 0x34 else {
        continue
      }
      if at == line.lowerBound { return at }
      let before = span[at - 1]
      if before == 0x27 || before == 0x22 || before == 0x28 || before == 0x3c || before == 0x23 {
        return at
      }
      let ahead = span.trimmed(line.lowerBound..<at)
      guard before == 0x20, let last = ahead.last else { continue }
      if span[last] == 0x3a || span[last] == 0x3b || span[last] == 0x3c || span[last] == 0x3e {
        return at
      }
      for word in ["error", "code", "said", "response", "status"] as [StaticString]
      where span.startsFolded(
        word, max(ahead.lowerBound, ahead.upperBound - word.utf8CodeUnitCount)..<ahead.upperBound)
      {
        return at
      }
    }
    return nil
  }

  /// The rest of the paragraph, its lines joined by blanks.
  private func paragraph(from start: Range<Int>, after index: Int) -> [UInt8] {
    let span = text.span
    var reason = span.copied(start)
    for line in lines[(index + 1)...].prefix(8) {
      let words = span.trimmed(line)
      if words.isEmpty || span.starts(">>> ", words) || span.starts("<<< ", words) { break }
      if codeStart(words) != nil, !reason.isEmpty, reason.count > 3, reason[3] != 0x2d { break }
      reason.append(0x20)
      reason.append(span, words)
    }
    while let last = reason.last, last == 0x27 || last == 0x22 { reason.removeLast() }
    return reason
  }

  /// Words where there is no code: behind an address and a colon, or the paragraph that has the
  /// address, else the first.
  private func worded() -> Finding? {
    let span = text.span
    var first: Int?
    for (index, line) in lines.enumerated() {
      let words = span.trimmed(line)
      if words.isEmpty { continue }
      first = first ?? index
      guard let at = span.first(0x40, words) else { continue }
      let end = span.endOfWord(at..<words.upperBound)
      let rest = span.trimmed(end..<words.upperBound)
      if !rest.isEmpty {
        return Finding(recipient: [], reason: paragraph(from: words, after: index))
      }
      let next = lines[(index + 1)...].first { !span.trimmed($0).isEmpty }
      if let next, let position = lines.firstIndex(of: next) {
        return Finding(
          recipient: [], reason: paragraph(from: span.trimmed(next), after: position))
      }
    }
    guard let first else { return nil }
    return Finding(recipient: [], reason: paragraph(from: span.trimmed(lines[first]), after: first))
  }

  /// The first address that is not the sender's and no postmaster's.
  private func address(but sender: [UInt8]) -> [UInt8] {
    let span = text.span
    for line in lines {
      var at = line.lowerBound
      while let sign = span.first(0x40, at..<line.upperBound) {
        var start = sign
        var end = sign + 1
        while start > line.lowerBound, Self.isAddress(span[start - 1]) { start -= 1 }
        while end < line.upperBound, Self.isAddress(span[end]) { end += 1 }
        while end > sign + 1, span[end - 1] == 0x2e { end -= 1 }
        at = end
        let range = start..<end
        let isOurs =
          span.startsFolded("postmaster@", range)
          || span.startsFolded("mailer-daemon@", range)
        let address = span.copied(range)
        if start < sign, end > sign + 1, !isOurs, address != sender { return address }
      }
    }
    return []
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    Byte.isWord(byte) || byte == 0x2e || byte == 0x2d || byte == 0x5f || byte == 0x2b
      || byte == 0x3d
  }

  /// Whether the bounced message follows.
  private static func beginsCopy(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    if bytes.startsFolded("return-path:", line) || bytes.startsFolded("received: from", line) {
      return true
    }
    guard bytes.starts("--", line) else { return false }
    for word in ["copy of the", "original message", "below this line", "returned message"]
      as [StaticString] where bytes.firstFolded(word, line) != nil
    {
      return true
    }
    return false
  }
}
