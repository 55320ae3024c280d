internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// What holds for any reply and for any image whose checksum is right.
///
/// ```
/// input: edits, (that many) × (position u24, byte), hints, host length, host, reply
/// ```
enum ClassifierPromises {
  private static let sound = compiled()

  static func hold(for input: [UInt8]) {
    var rest = input[...]
    var damaged = sound
    for _ in 0..<Int(rest.popFirst() ?? 0) {
      guard let high = rest.popFirst(), let middle = rest.popFirst(), let low = rest.popFirst(),
        let byte = rest.popFirst()
      else { break }
      let position = Int(high) << 16 | Int(middle) << 8 | Int(low)
      damaged[ImageLayout.headerBytes + position % (damaged.count - ImageLayout.headerBytes)] = byte
    }
    let hints = hints(&rest)
    let reply = Array(rest)
    hold(reply, hints, under: sound, isSound: true)
    repairChecksum(&damaged)
    hold(reply, hints, under: damaged, isSound: damaged == sound)
    hold(reply, hints, under: input, isSound: false)
  }

  private static func hints(_ rest: inout ArraySlice<UInt8>) -> Hints {
    let choice = rest.popFirst() ?? 0
    let length = Int(rest.popFirst() ?? 0) % 64
    let name = String(decoding: rest.prefix(length), as: UTF8.self)
    rest = rest.dropFirst(length)
    return Hints(
      mxHost: choice & 1 != 0 ? name : nil, esp: choice & 2 != 0 ? name : nil,
      domain: choice & 4 != 0 ? name : nil, stage: Stage(rawValue: UInt32(choice >> 4)))
  }

  private static func hold(_ reply: [UInt8], _ hints: Hints, under bytes: [UInt8], isSound: Bool) {
    guard let image = try? Image(bytes: bytes) else {
      precondition(!isSound, "a sound image is refused")
      return
    }
    let classifier = Classifier(image)
    var scratch = Scratch()
    let answer = classifier.classify(reply.span, hints: hints, using: &scratch)
    let again = classifier.classify(reply.span, hints: hints, using: &scratch)
    precondition(answer == again, "a second look gives another answer")
    let words = classifier.classify(reply, hints: hints)
    precondition(words.code == answer.code && words.decision == answer.decision)
    let trace = classifier.trace(reply.span, hints: hints, using: &scratch)
    guard isSound else { return }
    let matches = classifier.matches(reply.span, hints: hints, using: &scratch)
    precondition(answer.rank == (matches.first ?? -1), "the winner is not the first that matches")
    precondition(trace.matching.map(\.rank) == matches, "why and classify disagree")
  }

  /// Makes a damaged image pass for a whole one, so that the damage is met where it matters.
  private static func repairChecksum(_ image: inout [UInt8]) {
    let sum = image.withUnsafeBytes { whole in
      Checksum.of(UnsafeRawBufferPointer(rebasing: whole[ImageLayout.headerBytes...]))
    }
    for index in 0..<8 { image[24 + index] = UInt8(truncatingIfNeeded: sum >> (8 * UInt64(index))) }
  }

  private static func compiled() -> [UInt8] {
    let source = SourceFile(path: "sound.nixie", text: rules)
    let compilation = Compilation(SourceSet([source]) { _ in .unreadable("there is one file") })
    guard let image = compilation.image else {
      preconditionFailure("\(compilation.diagnostics.map(\.message))")
    }
    return image
  }
}
