import NixieAutomata

/// Puts the frame around a text.
func framed(_ text: String) -> [UInt8] { [Frame.start] + Array(text.utf8) + [Frame.end] }

/// What is inside of the frame, as a string.
func unframed(_ bytes: [UInt8]?) -> String? {
  bytes.map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
}

/// The expression of a pattern that is known to be right.
func parsed(_ pattern: String) -> Regex {
  do {
    return try RegexParser.parse(Array(pattern.utf8)).regex
  } catch {
    fatalError("\(pattern): \(error)")
  }
}

/// Every framed string over the bytes up to a length.
func allTexts(over alphabet: String, upTo length: Int) -> [[UInt8]] {
  var level: [[UInt8]] = [[]]
  var all = level
  for _ in 0..<length {
    level = level.flatMap { text in alphabet.utf8.map { text + [$0] } }
    all += level
  }
  return all.map { [Frame.start] + $0 + [Frame.end] }
}

/// Numbers that are the same in every run (xorshift64*, Vigna 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Expressions by number of nodes: all of them when small, random ones when large.
enum SampleRegexes {
  static let atoms: [Regex] =
    [
      .bytes(ByteSet(0x61)), .bytes(ByteSet([0x61, 0x2D])), .bytes(ByteSet(0x20)), .bytes(.any),
      .epsilon, .never,
    ] + Assertion.allCases.map(Regex.assertion)

  static func unary(_ body: Regex) -> [Regex] {
    [
      .repetition(body, min: 0, max: nil, lazy: false),
      .repetition(body, min: 1, max: nil, lazy: true),
      .repetition(body, min: 0, max: 1, lazy: false),
      .repetition(body, min: 2, max: 3, lazy: false),
    ]
  }

  /// All expressions of at most three nodes.
  static let small: [Regex] = {
    let two = atoms.flatMap(unary)
    let pairs = atoms.flatMap { left in
      atoms.flatMap { right in
        [Regex.concatenation([left, right]), .alternation([left, right])]
      }
    }
    return atoms + two + two.flatMap(unary) + pairs
  }()

  static func random(_ size: Int, _ generator: inout SeededGenerator) -> Regex {
    guard size > 1 else { return atoms.randomElement(using: &generator) ?? .epsilon }
    if size == 2 || Int.random(in: 0..<3, using: &generator) == 0 {
      let body = random(size - 1, &generator)
      return unary(body).randomElement(using: &generator) ?? body
    }
    let leftSize = Int.random(in: 1...size - 2, using: &generator)
    let parts = [random(leftSize, &generator), random(size - 1 - leftSize, &generator)]
    return Bool.random(using: &generator) ? .concatenation(parts) : .alternation(parts)
  }
}
