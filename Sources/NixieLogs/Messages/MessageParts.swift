internal import Nixie

/// The parts of a message that tell of a delivery, unwrapped and in UTF-8.
struct MessageParts {
  let header: HeaderBlock
  /// The bodies of `message/delivery-status` parts.
  private(set) var statuses: [[UInt8]] = []
  /// Plain texts, in their order.
  private(set) var texts: [[UInt8]] = []
  /// Texts that came as HTML.
  private(set) var pages: [[UInt8]] = []
  /// The head of the message that came back.
  private(set) var returned: HeaderBlock?
  private var count = 0

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    header = HeaderBlock(bytes, range)
    take(bytes, header, header.end..<range.upperBound, isReport: false, depth: 0)
  }

  /// The human part.
  var text: [UInt8] {
    if let text = texts.first(where: { !$0.isEmpty }) { return text }
    return pages.first.map { PlainText.of(html: $0) } ?? []
  }

  private mutating func take(
    _ bytes: Span<UInt8>, _ header: HeaderBlock, _ body: Range<Int>, isReport: Bool, depth: Int
  ) {
    count += 1
    guard count <= LogLimits.parts, depth <= LogLimits.multipartDepth else { return }
    let type = header["content-type"]
    let span = type.span
    let name = span.trimmed(0..<type.count)
    if span.startsFolded("multipart/", name) {
      let boundary = HeaderBlock.parameter("boundary", of: type)
      let isReport = span.startsFolded("multipart/report", name)
      if !boundary.isEmpty { takeParts(bytes, body, boundary, isReport, depth) }
    } else if span.startsFolded("message/delivery-status", name)
      || span.startsFolded("message/global-delivery-status", name)
    {
      statuses.append(decoded(bytes, header, body))
    } else if span.startsFolded("message/rfc822", name)
      || span.startsFolded("text/rfc822-headers", name)
    {
      takeMessage(decoded(bytes, header, body), isReport: isReport, depth)
    } else if span.startsFolded("text/html", name) {
      pages.append(text(bytes, header, body))
    } else if name.isEmpty || span.startsFolded("text", name) {
      texts.append(text(bytes, header, body))
    }
  }

  /// The message that came back; where nothing says that it is that, it may be a bounce that
  /// somebody sends on.
  private mutating func takeMessage(_ message: [UInt8], isReport: Bool, _ depth: Int) {
    let span = message.span
    let header = HeaderBlock(span, 0..<message.count)
    if returned == nil { returned = header }
    if !isReport {
      take(span, header, header.end..<message.count, isReport: false, depth: depth + 1)
    }
  }

  /// Parts between lines of two hyphens and the boundary.
  private mutating func takeParts(
    _ bytes: Span<UInt8>, _ body: Range<Int>, _ boundary: [UInt8], _ isReport: Bool, _ depth: Int
  ) {
    var at = body.lowerBound
    var part: Int?
    while at < body.upperBound {
      let line = bytes.line(at: at, before: body.upperBound)
      if Self.isBoundary(bytes, line.text, boundary) {
        if let part { takePart(bytes, part..<at, isReport, depth) }
        part = line.next
        if line.text.count >= boundary.count + 4,
          bytes[line.text.lowerBound + boundary.count + 2] == 0x2d
        {
          return
        }
      }
      at = line.next
    }
    if let part { takePart(bytes, part..<body.upperBound, isReport, depth) }
  }

  private mutating func takePart(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ isReport: Bool, _ depth: Int
  ) {
    let header = HeaderBlock(bytes, range)
    take(bytes, header, header.end..<range.upperBound, isReport: isReport, depth: depth + 1)
  }

  private static func isBoundary(
    _ bytes: Span<UInt8>, _ line: Range<Int>, _ boundary: [UInt8]
  ) -> Bool {
    guard line.count >= boundary.count + 2, bytes[line.lowerBound] == 0x2d,
      bytes[line.lowerBound + 1] == 0x2d
    else { return false }
    for index in 0..<boundary.count where bytes[line.lowerBound + 2 + index] != boundary[index] {
      return false
    }
    return true
  }

  private func decoded(
    _ bytes: Span<UInt8>, _ header: HeaderBlock, _ body: Range<Int>
  ) -> [UInt8] {
    TransferEncoding.decode(bytes, body, header["content-transfer-encoding"])
  }

  private func text(_ bytes: Span<UInt8>, _ header: HeaderBlock, _ body: Range<Int>) -> [UInt8] {
    Charset.utf8(
      decoded(bytes, header, body),
      HeaderBlock.parameter("charset", of: header["content-type"]))
  }
}
