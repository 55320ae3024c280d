import Foundation
import Nixie
import NixieCompiler
import NixieSyntax

/// Replies and rules made to be slow.
///
/// The promise: a byte of whatever reply takes at most ``limit`` times what a byte of an ordinary
/// line takes, and rules that would break that are refused when they are compiled.
struct Adversaries {
  let options: Options

  static let limit = 4.0

  func show() {
    print("### Replies made to be slow\n")
    let generator = Generator(rules: 5_000)
    var table = Table("reply", "100 rules", "1,000 rules", "5,000 rules", "shipped")
    var columns: [[(name: String, ratio: Double)]] = [100, 1_000, 5_000].map { size in
      let workload = generator.workload(rules: size, lines: 20_000).settled()
      guard let engine = NixieEngine(workload) else { return [] }
      return replies(
        engine.classifier, workload.lines,
        fragments: generator.literals(ofRules: size).map { Array($0.utf8) })
    }
    if let shipped = ShippedRules(folder: options.rulesets) {
      columns.append(
        replies(
          shipped.classifier, shipped.shuffled(20_000),
          fragments: shipped.replies.texts))
    }
    for row in columns.first?.indices ?? 0..<0 {
      table.add(
        [columns[0][row].name]
          + columns.map { column in
            guard row < column.count else { return "–" }
            let ratio = column[row].ratio
            return ratio.short + (ratio > Self.limit ? " (too slow)" : "")
          })
    }
    table.show()
    print(
      "Time a byte as a multiple of that of ordinary lines, which may be \(Self.limit.text(0)).\n")
    rules()
  }

  // MARK: Replies

  private func replies(
    _ classifier: Classifier, _ ordinary: Lines, fragments: [[UInt8]]
  ) -> [(name: String, ratio: Double)] {
    var dice = Dice(seed: 4)
    let megabyte = 1 << 20
    /// Pieces that `next` gives, until there are so many bytes.
    func filled(_ bytes: Int, _ next: (inout Dice) -> [UInt8]) -> [UInt8] {
      var line = Array("550 ".utf8)
      while line.count < bytes { line += next(&dice) }
      return line
    }
    let blank: [UInt8] = [0x20]
    let long: [(String, [UInt8])] = [
      (
        "1 MB of ordinary words",
        filled(megabyte) { ordinary.bytes(of: $0.below(ordinary.count)) + blank }
      ),
      ("1 MB of one letter", filled(megabyte) { _ in [0x61] }),
      ("1 MB of `550 `", filled(megabyte) { _ in Array("550 ".utf8) }),
      ("1 MB of `5.1.1 (#`", filled(megabyte) { _ in Array("5.1.1 (#".utf8) }),
      ("1 MB of `said: `", filled(megabyte) { _ in Array("said: ".utf8) }),
      ("1 MB of what rules look for", filled(megabyte) { $0.one(of: fragments) + blank }),
      ("1 MB of one text that a rule looks for", filled(megabyte) { _ in fragments[0] + blank }),
      (
        "1 MB of texts but for their ends",
        filled(megabyte) { Array($0.one(of: fragments).dropLast()) }
      ),
      ("1 MB of bytes by chance", filled(megabyte) { [UInt8(truncatingIfNeeded: $0.next())] }),
    ]
    var result = long.map { name, line in
      var lines = Lines()
      lines.append(line)
      return (name: name, ratio: slowness(classifier, lines, ordinary))
    }
    var short = Lines()
    for _ in 0..<20_000 {
      short.append(filled(130) { $0.one(of: fragments) + blank })
    }
    result.append(
      (name: "short lines of what rules look for", slowness(classifier, short, ordinary)))
    return result
  }

  /// How many times as long a byte of `lines` takes as one of `ordinary`, for `other` if that is
  /// what answers those. Both run in turns, since a machine has its good and its bad seconds.
  private func slowness(
    _ classifier: Classifier, _ lines: Lines, _ ordinary: Lines, by other: Classifier? = nil
  ) -> Double {
    (0..<5).map { _ in
      timeAByte(classifier, lines) / timeAByte(other ?? classifier, ordinary)
    }.middle
  }

  private func timeAByte(_ classifier: Classifier, _ lines: Lines) -> Double {
    var ranks = [Int32](repeating: 0, count: lines.count)
    let time = seconds { NixieEngine.classify(classifier, lines, into: &ranks) }
    return time / Double(lines.bytes.count)
  }

  // MARK: Rules

  private static let hostile: [(name: String, regex: String, text: String)] = [
    ("counted gap", "a.{13}b", "a"),
    ("a letter so far back", "[ab]*a[ab]{14}c", "ab"),
    ("nested repeats", "(x+x+)+y", "x"),
    ("repeats of repeats", "((ab{1,90}){1,90}){1,90}c", "ab"),
    ("ambiguous choices", "(a|aa|aaa)+c", "a"),
    ("a thousand of anything", "b.{1,1000}c", "b"),
    ("twenty choices in a row", "(a|b)(a|bb)(a|b)(aa|b)(a|b)(a|bbb)(a|b)(a|b)(a|b)(a|b)c", "ab"),
    ("gaps in a row", "a.*b.*a.*b.*a.*b.*a.*b.*c", "ab"),
    ("optional letters", "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaac", "a"),
  ]

  private func rules() {
    print("### Rules made to be slow\n")
    var table = Table("rule", "compile, ms", "image, KiB", "a byte of its worst reply")
    let ordinary = Generator(rules: 100).workload(rules: 100, lines: 10_000).settled()
    guard let usual = NixieEngine(ordinary) else { return }
    let base = Base(classifier: usual.classifier, lines: ordinary.lines)
    for (name, regex, text) in Self.hostile {
      add(name, "`\(regex)`", [regex], text, base, &table)
    }
    let many = (0..<300).map { "[^ ]{3}x\($0)[^ ]{1,9}[a-f]{2,5}y" }
    add("300 wide regexes", "", many, "x1x2x3", base, &table)
    let shifted = (0..<300).map { "(a|b)(c|d)(e|f)(g|h)(a|b)\($0)(c|d)(e|f)" }
    add("300 rules of many choices", "", shifted, "acegb1cfadfhb2d", base, &table)
    // Everything that announces them is there, and never in its place.
    let announced = (0..<300).map { "qx\($0)z[^ ]{1,9}kk\($0)w" }
    let all = (0..<300).map { "kk\($0)w qx\($0)z " }.joined()
    add("300 regexes, all announced, none found", "", announced, all, base, &table)
    let repeating = (0..<300).map { "ab\($0)c.*middle.*yz\($0)d" }
    let turned = (0..<300).map { "yz\($0)d middle ab\($0)c " }.joined()
    add("300 gaps around what repeats, none found", "", repeating, turned, base, &table)
    table.show()
  }

  /// Ordinary rules and lines.
  private struct Base {
    var classifier: Classifier
    var lines: Lines
  }

  private func add(
    _ name: String, _ spelling: String, _ regexes: [String], _ text: String, _ base: Base,
    _ table: inout Table
  ) {
    let workload = Workload(
      rules: regexes.map { .init(code: "", enhanced: "", text: $0) })
    var compilation: Compilation?
    let source = workload.ruleset
    let time = seconds { compilation = NixieEngine.compile(source) }
    let title = spelling.isEmpty ? name : "\(name), \(spelling)"
    let cell = title.replacing("|", with: #"\|"#)
    guard let bytes = compilation?.image, let image = try? Image(bytes: bytes) else {
      let code = compilation?.diagnostics.first { $0.severity == .error }?.code.rawValue ?? "?"
      table.add(cell, (time * 1_000).short, "refused", code)
      return
    }
    var lines = Lines()
    lines.append(
      Array("550 ".utf8) + Array(String(repeating: text, count: (1 << 20) / text.count).utf8))
    let ratio = slowness(Classifier(image), lines, base.lines, by: base.classifier)
    table.add(
      cell, (time * 1_000).short, "\(bytes.count / 1_024)",
      ratio.short + (ratio > Self.limit ? " × (too slow)" : " ×"))
  }
}

extension Lines {
  func bytes(of index: Int) -> [UInt8] { Array(bytes[range(index)]) }

  /// Each line for itself.
  var texts: [[UInt8]] { (0..<count).map { bytes(of: $0) } }
}
