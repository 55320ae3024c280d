internal import Foundation
internal import Nixie
package import NixieLogs

/// One line of `--input jsonl`: an object with `text`, and perhaps what else is known of the reply.
package struct JSONLine {
  package var event = DeliveryEvent()

  /// Reads a JSON object with `text`, and perhaps `mx`, `esp`, `domain` or `recipient`, `stage`,
  /// `time`, `queue_id`, `sender`, `status`; nil if it is none.
  package init?(_ line: Span<UInt8>) {
    let data = Data(line.copied())
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let text = object["text"] as? String
    else { return nil }
    func word(_ key: String) -> [UInt8] { Array((object[key] as? String ?? "").utf8) }
    event.reply = Array(text.utf8)
    event.mxHost = word("mx")
    event.esp = word("esp")
    event.recipient = word("recipient")
    if event.recipient.isEmpty { event.recipient = word("domain") }
    event.stage = (object["stage"] as? String).flatMap { Stage(name: $0) }
    event.time = word("time")
    event.queueID = word("queue_id")
    event.sender = word("sender")
    event.status = word("status")
  }
}

extension Span<UInt8> {
  /// A copy as an array. O(count).
  package func copied() -> [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }
}
