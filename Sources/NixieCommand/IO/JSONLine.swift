internal import Foundation
package import Nixie

/// One line of `--input jsonl`.
package struct JSONLine {
  package var text: [UInt8]
  package var hints: Hints

  /// Reads a JSON object with `text`, and perhaps `mx`, `esp`, `domain`, `stage`; nil if it is none.
  package init?(_ line: Span<UInt8>) {
    let data = Data(line.copied())
    guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let text = object["text"] as? String
    else { return nil }
    self.text = Array(text.utf8)
    func word(_ key: String) -> String? {
      guard let word = object[key] as? String, !word.isEmpty else { return nil }
      return word
    }
    hints = Hints(
      mxHost: word("mx"), esp: word("esp"), domain: word("domain"),
      stage: word("stage").flatMap { Stage(name: $0) })
  }
}

extension Span<UInt8> {
  /// A copy as an array. O(count).
  package func copied() -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    for index in 0..<count { copy.append(self[index]) }
    return copy
  }
}
