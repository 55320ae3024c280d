package import Nixie
internal import NixieAutomata
package import NixieCompiler

/// A reply as rules see it: a point of a ``RuleSpace``.
package struct Specimen: Sendable, Hashable {
  /// Atoms of the space's `CodeUniverse`.
  package var reply: Int
  package var enhanced: Int
  /// The number of a stage, or 6 where it is unknown.
  package var stage: Int
  /// The text with its frame, folded and normalised.
  package var text: [UInt8]

  package static let unknownStage = 6

  package init(reply: Int, enhanced: Int, stage: Int, text: [UInt8]) {
    self.reply = reply
    self.enhanced = enhanced
    self.stage = stage
    self.text = text
  }
}

/// A reply that can be sent: what a witness is shown as, and what the classifier is given.
package struct WrittenReply: Sendable {
  package var text: [UInt8]
  package var hints: Hints
  /// Where it comes from, if it is a real one: `corpus.txt:12`.
  package var place: String?

  package init(text: [UInt8], hints: Hints = Hints(), place: String? = nil) {
    self.text = text
    self.hints = hints
    self.place = place
  }

  /// As people read it: the reply, and what else has to be known of it.
  package var shown: String {
    var shown = String(decoding: text, as: UTF8.self)
    if let host = hints.mxHost { shown += "  (from \(host))" }
    if let esp = hints.esp { shown += "  (for \(esp))" }
    if let domain = hints.domain { shown += "  (to \(domain))" }
    if let stage = hints.stage { shown += "  (at \(stage.name))" }
    return shown
  }
}

extension Specimen {
  /// The reply that reads as this, as far as one can be written; `text` may spell it better.
  package func written(
    _ universe: CodeUniverse, esp: String?, text better: [UInt8]? = nil
  ) -> WrittenReply {
    var bytes: [UInt8] = []
    if reply > 0 { bytes += Array("\(reply + 199) ".utf8) }
    if let code = universe.naturalCode(ofAtom: enhanced, reply: reply) {
      bytes += Array("\(code) ".utf8)
    }
    bytes += better ?? Array(text.dropFirst().dropLast())
    while bytes.last == 0x20 { bytes.removeLast() }
    return WrittenReply(
      text: bytes,
      hints: Hints(esp: esp, stage: Stage(rawValue: UInt32(truncatingIfNeeded: stage))))
  }
}

extension CodeUniverse {
  /// A code of an enhanced atom as a server would send it beside a reply code.
  package func naturalCode(ofAtom atom: Int, reply: Int) -> EnhancedCode? {
    guard let lowest = enhancedCode(ofAtom: atom) else { return nil }
    // Subjects above 7 and details above 99 are rare; a range that begins at 0 holds 1, too.
    let likely = EnhancedCode(
      lowest.statusClass, max(lowest.subject, 1), max(lowest.detail, 1))
    return likely.flatMap { self.atom($0) == atom ? $0 : nil } ?? lowest
  }

  /// Atoms of a set of reply codes, the most natural first.
  static func naturalReplies(_ set: Bits) -> Int? {
    let usual = [550, 554, 552, 553, 551, 450, 451, 452, 421, 454, 535, 530, 501, 250]
    return usual.map { $0 - 199 }.first { set.contains($0) } ?? (set.contains(0) ? 0 : set.first)
  }

  /// The most natural atom of a set of enhanced status codes beside a reply code.
  func naturalEnhanced(_ set: Bits, reply: Int) -> Int? {
    if set.contains(0) { return 0 }
    let wanted = reply == 0 ? 5 : (reply + 199) / 100
    guard let index = Self.classes.firstIndex(of: wanted) else { return set.first }
    let stride = subjects.count * details.count
    return (1 + index * stride..<1 + (index + 1) * stride).first(where: set.contains) ?? set.first
  }
}
