package import Nixie
package import NixieLogs

/// Gathers the wordings of replies while a log is read, in bounded memory.
///
/// Equal replies, and replies that differ only in addresses, numbers and the like, are one wording
/// at once. What else varies shows only when all wordings are known: ``WordingClusters``.
package struct WordingTable: Sendable {
  private var wordings: [String: Wording] = [:]
  /// Replies of wordings that were dropped for want of room.
  package private(set) var dropped = 0

  package init() {}

  /// How many wordings are held.
  package var count: Int { wordings.count }

  /// Counts a reply.
  ///
  /// - Parameter text: the reply's text as rules see it.
  package mutating func insert(_ text: [UInt8], _ event: borrowing DeliveryEvent, _ answer: Answer)
  {
    let names = Masking.names(event)
    let pieces = ReplyPieces.pieces(
      of: String(decoding: text.prefix(LearnLimits.replyBytes), as: UTF8.self), names: names)
    let code = answer.code.map { Int($0.value) } ?? 0
    let enhanced = answer.enhanced.map { "\($0)" } ?? ""
    let key = "\(answer.esp) \(code) \(enhanced) \(pieces.map(\.pattern).joined())"
    let times = event.seconds.map { $0...$0 }
    if let place = wordings.index(forKey: key) {
      wordings.values[place].count += 1
      wordings.values[place].stages.insert(answer.stage)
      if let times {
        let known = wordings.values[place].times ?? times
        wordings.values[place].times =
          min(known.lowerBound, times.lowerBound)...max(known.upperBound, times.upperBound)
      }
      return
    }
    if wordings.count >= LearnLimits.wordings { makeRoom() }
    var wording = Wording(pieces: pieces, count: 1)
    wording.esps = [answer.esp: 1]
    wording.codes = [code: 1]
    wording.enhanced = [answer.enhanced: 1]
    wording.ranks = [answer.rank: 1]
    wording.stages = [answer.stage]
    wording.times = times
    wording.samples = [
      Wording.Sample(
        reply: Array(event.reply.prefix(LearnLimits.replyBytes)), names: names,
        mxHost: event.mxHost, esp: answer.esp, stage: answer.stage)
    ]
    wordings[key] = wording
  }

  /// Drops the rarest quarter; equal ones by their text, so that the same log gives the same list.
  private mutating func makeRoom() {
    let order = wordings.sorted { left, right in
      (left.value.count, right.key) < (right.value.count, left.key)
    }
    for (key, wording) in order.prefix(LearnLimits.wordings / 4) {
      dropped += wording.count
      wordings[key] = nil
    }
  }

  /// All wordings in a fixed order, counts by ESP and code filled in.
  var all: [Wording] {
    wordings.sorted { $0.key < $1.key }.map { entry in
      var wording = entry.value
      wording.esps = wording.esps.mapValues { _ in wording.count }
      wording.codes = wording.codes.mapValues { _ in wording.count }
      wording.enhanced = wording.enhanced.mapValues { _ in wording.count }
      wording.ranks = wording.ranks.mapValues { _ in wording.count }
      return wording
    }
  }
}
