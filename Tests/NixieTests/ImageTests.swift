import Nixie
import TestSupport
import Testing

/// Images that are not whole are refused with the reason, and images that lie never trap.
@Suite struct ImageTests {
  private static let bytes: [UInt8] = {
    var random = RandomRules(seed: 9)
    return (try? Bench(random.rules(12)))?.classifier.image.bytes ?? []
  }()

  private func error(_ bytes: [UInt8]) -> ImageError? {
    do throws(ImageError) {
      _ = try Image(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func wholeImagesLoad() throws {
    #expect(error(Self.bytes) == nil)
    #expect(try Image(bytes: Self.bytes).bytes == Self.bytes)
  }

  /// What the plugin writes comes back byte for byte, whatever the length; a raw literal can hold it.
  @Test func embeddedText() throws {
    for length in 0..<40 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ length &* 11) }
      let text = EmbeddedText.text(bytes)
      #expect(text.count == (length + 5) / 6 * 8)
      #expect(text.allSatisfy { (0x30..<0x70).contains($0) })
    }
    let text = EmbeddedText.text(Self.bytes)
    // A static string is made at compile time; this one lies where it does not move.
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count)
    defer { unsafe memory.deallocate() }
    unsafe memory.initialize(from: text, count: text.count)
    #expect(try unsafe Image(embedded: memory, count: text.count).bytes == Self.bytes)
    #expect(throws: ImageError.self) { _ = try unsafe Image(embedded: memory, count: 400) }
    #expect(throws: ImageError.notAnImage) { _ = try unsafe Image(embedded: memory, count: 7) }
    #expect(throws: ImageError.notAnImage) { _ = try Image(embedded: #"0123456789\\^_`abcdef"#) }
  }

  /// Every byte of the header and of the section table, flipped.
  @Test func damagedHeaders() {
    for place in 0..<(32 + 8 * ImageLayout.Section.allCases.count) {
      var bytes = Self.bytes
      bytes[place] ^= 0x41
      let wanted: (ImageError) -> Bool = { error in
        switch (place, error) {
        case (0..<8, .notAnImage), (8..<12, .otherVersion), (16..<24, .truncated): true
        case (12..<16, .damaged), (24..., .damaged): true
        default: false
        }
      }
      #expect(error(bytes).map(wanted) == true, "byte \(place)")
    }
  }

  @Test func damagedBodies() {
    var generator = Generator(seed: 1)
    for _ in 0..<300 {
      var bytes = Self.bytes
      bytes[32 + generator.below(bytes.count - 32)] ^= UInt8(1 << generator.below(8))
      #expect(error(bytes) == .damaged)
    }
  }

  @Test func truncatedImages() {
    let lengths = Array(0..<400) + stride(from: 400, to: Self.bytes.count, by: 97)
    for length in lengths {
      let wanted: ImageError =
        length < 32 ? .notAnImage : .truncated(expected: Self.bytes.count, found: length)
      #expect(error(Array(Self.bytes.prefix(length))) == wanted)
    }
    let longer = Self.bytes.count + 1
    #expect(error(Self.bytes + [0]) == .truncated(expected: Self.bytes.count, found: longer))
  }

  @Test func foreignBytes() {
    #expect(error([]) == .notAnImage)
    #expect(error(Array("#!/bin/sh\n".utf8)) == .notAnImage)
    #expect(error([UInt8](repeating: 0, count: 4096)) == .notAnImage)
  }

  @Test func futureVersion() {
    var bytes = Self.bytes
    bytes[8] += 1
    let version = ImageLayout.version
    #expect(error(bytes) == .otherVersion(found: version + 1, supported: version))
  }

  @Test func misalignedMemory() {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.bytes.count + 4, alignment: 64)
    defer { unsafe memory.deallocate() }
    for offset in 1...3 {
      let place = unsafe UnsafeMutableRawBufferPointer(
        rebasing: memory[offset..<offset + Self.bytes.count])
      unsafe place.copyBytes(from: Self.bytes)
      #expect(throws: ImageError.misaligned) {
        _ = try unsafe Image(memory: UnsafeRawBufferPointer(place)) { _ in }
      }
    }
  }

  /// Damage behind a checksum that was made to fit: any answer will do, but there must be one.
  @Test(arguments: 0..<8)
  func forgedImages(_ seed: Int) throws {
    var generator = Generator(seed: UInt64(seed))
    var random = RandomRules(seed: UInt64(seed))
    _ = random.rules(3)
    for _ in 0..<150 {
      var bytes = Self.bytes
      for _ in 0...generator.below(12) {
        let place = 32 + generator.below(bytes.count - 32)
        bytes[place] = generator.pick([0, 1, 0x7f, 0x80, 0xff, UInt8(generator.below(256))])
      }
      let sum = unsafe bytes.withUnsafeBytes { whole in
        unsafe Checksum.of(UnsafeRawBufferPointer(rebasing: whole[32...]))
      }
      for index in 0..<8 {
        bytes[24 + index] = UInt8(truncatingIfNeeded: sum >> (8 * UInt64(index)))
      }
      guard let image = try? Image(bytes: bytes) else { continue }
      let classifier = Classifier(image)
      for _ in 0..<4 {
        let (reply, hints) = random.reply()
        var scratch = Scratch()
        let words = classifier.classify(reply, hints: hints)
        let trace = classifier.trace(reply.span, hints: hints, using: &scratch)
        #expect(words.code == trace.answer.code)
      }
    }
  }
}
