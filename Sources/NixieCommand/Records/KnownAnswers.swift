internal import Nixie

/// What records say of answers that were met before: the runs of a ``RecordPlan``, written.
///
/// A table with open addressing, and one stretch of memory for all texts:
///
/// ```
/// slots   numbers codes place template │ numbers codes …
/// texts   length of run 0, of run 1, …, the runs one after the other │ length of run 0, …
///                                         ▲ place
/// ```
///
/// A log has millions of lines and some hundred to a few thousand different answers. Where there
/// are more, all are forgotten and met anew, so that memory is bounded.
@safe struct KnownAnswers: ~Copyable {
  private var slots: UnsafeMutablePointer<Slot>
  private var used = 0
  private var texts = RecordBuffer()
  /// Of answers whose rules have captures.
  private var templates: [AdviceTemplate] = []

  private struct Slot {
    var key = Key(numbers: 0, codes: 0)
    var known = Known(place: 0, template: -1)
  }

  /// All that tells answers apart. No answer has all bits of `codes` unset but those of an empty
  /// slot: bit 63 is set.
  struct Key: Equatable {
    let numbers: UInt64
    let codes: UInt64
  }

  /// Where the text of an answer is.
  struct Known {
    /// In ``texts``.
    let place: Int
    /// Set where the rule has captures, which are each reply's own.
    let template: Int
  }

  /// How many slots there are, a power of two. Some hundred rules meet some dozen codes and ESPs
  /// each; with 300 bytes each that is a megabyte for each thread.
  private static let slotCount = 8_192
  /// How many may be used, so that looking one up takes few steps.
  private static let mostUsed = slotCount / 2
  /// Bytes of all texts. Advice makes them long: this is for thousands of them.
  private static let mostBytes = 2 << 20

  init() {
    unsafe slots = .allocate(capacity: Self.slotCount)
    unsafe slots.initialize(repeating: Slot(), count: Self.slotCount)
  }

  deinit { unsafe slots.deallocate() }

  /// What is known of the answer with `key`. O(1).
  @inline(__always)
  func find(_ key: Key) -> Known? {
    var at = key.hash
    while true {
      let slot = unsafe slots[at & (Self.slotCount &- 1)]
      if slot.key == key { return slot.known }
      if slot.key.codes == 0 { return nil }
      at &+= 1
    }
  }

  /// Notes the runs of an answer that is not known, and its template if it has captures.
  mutating func insert(_ key: Key, runs: [[UInt8]], _ template: AdviceTemplate?) -> Known {
    if used == Self.mostUsed || texts.count > Self.mostBytes { forget() }
    var at = key.hash
    while unsafe slots[at & (Self.slotCount &- 1)].key.codes != 0 { at &+= 1 }
    let known = Known(place: texts.count, template: template == nil ? -1 : templates.count)
    if let template { templates.append(template) }
    for run in runs {
      let length = UInt32(run.count)
      texts.append((0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32($0 * 8)) })
    }
    for run in runs { texts.append(run) }
    unsafe slots[at & (Self.slotCount &- 1)] = Slot(key: key, known: known)
    used += 1
    return known
  }

  private mutating func forget() {
    unsafe slots.update(repeating: Slot(), count: Self.slotCount)
    used = 0
    texts.removeAll()
    templates = []
  }

  /// The lengths of the runs of an answer, and the runs behind them.
  @inline(__always)
  func text(_ known: Known) -> UnsafeRawPointer {
    unsafe texts.bytes.baseAddress.unsafelyUnwrapped + known.place
  }

  func template(_ known: Known) -> AdviceTemplate { templates[known.template] }
}

extension KnownAnswers.Key {
  @inline(__always)
  init(_ answer: Answer) {
    numbers =
      UInt64(UInt32(truncatingIfNeeded: answer.rank))
      | UInt64(UInt32(truncatingIfNeeded: answer.esp)) << 32
    // 10 bits, 13 + 10 for an enhanced code, 3, 2, 2, 1; the category has the rest.
    var bits = UInt64(answer.code?.value ?? 0)
    if let enhanced = answer.enhanced {
      let number = enhanced.statusClass << 20 | enhanced.subject << 10 | enhanced.detail
      bits |= UInt64(truncatingIfNeeded: number) << 10
    }
    bits |= UInt64(answer.stage.map { $0.rawValue + 1 } ?? 0) << 33
    bits |= UInt64(answer.permanence.rawValue) << 36
    bits |= UInt64(answer.decision.rawValue) << 38
    bits |= answer.isESPInferred ? 1 << 40 : 0
    bits |= UInt64(truncatingIfNeeded: answer.category & 0x3f_ffff) << 41
    codes = bits | 1 << 63
  }

  /// Fibonacci hashing (Knuth, 6.4).
  @inline(__always)
  var hash: Int {
    let mixed = (numbers &* 0x9e37_79b9_7f4a_7c15) ^ codes
    return Int(truncatingIfNeeded: (mixed &* 0x9e37_79b9_7f4a_7c15) >> 48)
  }
}
