internal import Nixie
internal import NixieLogs

/// Delivery results one after the other: what one thread parsed, for others to answer.
///
/// All texts stand in one stretch of bytes, so that a result costs no memory of its own.
struct EventBatch {
  private var texts: [UInt8] = []
  private var results: [Result] = []

  /// A block has less than 4 GiB, and so have its texts.
  private struct Result {
    /// Where in `texts` the first text begins, and where each ends, in the order of the event.
    let start: UInt32
    let ends: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)
    let stage: Stage?
    let seconds: Int?
    let line: Int
  }

  /// Forgets all, and keeps the memory.
  mutating func removeAll() {
    texts.removeAll(keepingCapacity: true)
    results.removeAll(keepingCapacity: true)
  }

  mutating func append(_ event: borrowing DeliveryEvent) {
    let start = UInt32(texts.count)
    let ends = (
      end(event.reply), end(event.time), end(event.queueID), end(event.sender),
      end(event.recipient), end(event.mxHost), end(event.esp), end(event.status)
    )
    results.append(
      Result(
        start: start, ends: ends, stage: event.stage, seconds: event.seconds, line: event.line))
  }

  /// Appends a reply around which nothing stands.
  mutating func append(_ reply: Span<UInt8>, line: Int) {
    let start = UInt32(texts.count)
    texts.append(reply)
    let end = UInt32(texts.count)
    results.append(
      Result(
        start: start, ends: (end, end, end, end, end, end, end, end), stage: nil, seconds: nil,
        line: line))
  }

  private mutating func end(_ text: [UInt8]) -> UInt32 {
    texts += text
    return UInt32(texts.count)
  }

  var count: Int { results.count }

  /// Makes `event` the `index`th result.
  func copy(_ index: Int, into event: inout DeliveryEvent) {
    let result = results[index]
    let ends = result.ends
    fill(&event.reply, result.start, ends.0)
    fill(&event.time, ends.0, ends.1)
    fill(&event.queueID, ends.1, ends.2)
    fill(&event.sender, ends.2, ends.3)
    fill(&event.recipient, ends.3, ends.4)
    fill(&event.mxHost, ends.4, ends.5)
    fill(&event.esp, ends.5, ends.6)
    fill(&event.status, ends.6, ends.7)
    event.seconds = result.seconds
    event.stage = result.stage
    event.line = result.line
  }

  private func fill(_ text: inout [UInt8], _ start: UInt32, _ end: UInt32) {
    text.removeAll(keepingCapacity: true)
    if start < end { text.append(texts.span.extracting(Int(start)..<Int(end))) }
  }
}
