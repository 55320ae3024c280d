internal import Nixie
package import NixieAnalysis
internal import NixieLogs

/// Real replies for `--corpus FILE`: a line each, JSON lines with `text` and perhaps `esp`, `mx`,
/// `domain` and `stage`, or a delivery log of any format that `nixie classify` reads.
package enum Corpus {
  /// What is looked at to tell the format: some hundred records.
  private static let headBytes = 1 << 16

  /// The replies of `path`, `-` being standard input; of no path none. Empty ones are left out.
  package static func read(_ path: String?) throws(Failure) -> [WrittenReply] {
    guard let path else { return [] }
    let bytes = try path == "-" ? Files.standardInput() : Files.read(path)
    let head = bytes.span.extracting(0..<min(bytes.count, headBytes))
    let format = InputFormat(Detection(head: head, name: path).format)
    var replies: [WrittenReply] = []
    func add(_ event: borrowing DeliveryEvent) {
      if event.reply.isEmpty { return }
      replies.append(
        WrittenReply(
          text: event.reply, hints: Hints(of: event), place: "\(path):\(event.line)"))
    }
    var parser = RecordParser(format)
    parser.feed(bytes.span) { add($0) }
    parser.finish { add($0) }
    return replies
  }
}

extension Hints {
  /// What an event tells besides the reply.
  fileprivate init(of event: borrowing DeliveryEvent) {
    func word(_ bytes: [UInt8]) -> String? {
      bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    self.init(
      mxHost: word(event.mxHost), esp: word(event.esp), domain: word(event.recipient),
      stage: event.stage)
  }
}
