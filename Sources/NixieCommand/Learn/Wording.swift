internal import Nixie
internal import NixieLogs

/// Replies of one wording: the same but for what varies in them.
struct Wording: Sendable {
  /// What the replies say, with what varies marked.
  var pieces: [ReplyPiece]
  var count = 0
  /// By index of the ESP, -1 for unknown.
  var esps: [Int: Int] = [:]
  /// By code, 0 for none.
  var codes: [Int: Int] = [:]
  var enhanced: [EnhancedCode?: Int] = [:]
  var stages: Set<Stage?> = []
  /// Ranks of the fallbacks that answered; -1 for nothing.
  var ranks: [Int: Int] = [:]
  /// Replies as they came, the first of each wording that was joined into this one.
  var samples: [Sample] = []
  /// First and last time, in seconds since 1970.
  var times: ClosedRange<Int>?

  struct Sample: Sendable {
    var reply: [UInt8]
    var names: [String]
    var mxHost: [UInt8] = []
    var esp: Int
    var stage: Stage?
  }

  /// The pattern of the whole wording, which tells wordings apart.
  var text: String { pieces.map(\.pattern).joined() }

  /// Has `word` masked in examples.
  mutating func hide(_ word: String) {
    for index in samples.indices { samples[index].names.append(word.lowercased()) }
  }

  /// Takes in the replies of `other`.
  mutating func join(_ other: Wording) {
    count += other.count
    esps.merge(other.esps, uniquingKeysWith: +)
    codes.merge(other.codes, uniquingKeysWith: +)
    enhanced.merge(other.enhanced, uniquingKeysWith: +)
    ranks.merge(other.ranks, uniquingKeysWith: +)
    stages.formUnion(other.stages)
    if samples.count < LearnLimits.examples {
      samples += other.samples.prefix(LearnLimits.examples - samples.count)
    }
    if let more = other.times {
      times =
        times.map {
          min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound)
        } ?? more
    }
  }
}
