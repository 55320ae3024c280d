import Foundation
import Nixie
import NixieCompiler
import NixieSyntax

/// The shipped rulesets, and the real replies that they document.
struct ShippedRules {
  let compilation: Compilation
  let classifier: Classifier
  let imageBytes: [UInt8]
  /// Files to compile again.
  let files: [SourceFile]
  let replies: Lines

  /// Reads and compiles the `.nixie` files of `folder`; nil if that fails.
  init?(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    files = names.filter { $0.hasSuffix(".nixie") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        SourceFile(path: name, bytes: Array($0))
      }
    }
    compilation = Self.compile(files)
    guard !files.isEmpty, let bytes = compilation.image, let image = try? Image(bytes: bytes)
    else { return nil }
    imageBytes = bytes
    classifier = Classifier(image)
    var replies = Lines()
    for rule in compilation.ruleset.rules {
      for example in rule.examples { replies.append(example.text) }
    }
    for document in compilation.ruleset.documents {
      for expectation in document.expectations { replies.append(expectation.text) }
    }
    self.replies = replies
  }

  static func compile(_ files: [SourceFile]) -> Compilation {
    Compilation(SourceSet(files) { _ in .unreadable("") })
  }

  /// So many of the replies, in random order, so that no cache learns them by heart.
  func shuffled(_ count: Int) -> Lines {
    var dice = Dice(seed: 77)
    var lines = Lines()
    for _ in 0..<count {
      lines.append(replies.bytes[replies.range(dice.below(replies.count))])
    }
    return lines
  }

  /// Every pattern as a regex for others, by the number of the pattern.
  var expressions: [PeerExpression] {
    compilation.ruleset.patterns.map { PeerExpression($0.regex) }
  }

  /// The replies as rules see them: framed, and letters small.
  func texts(of lines: Lines) -> Lines {
    var scratch = Scratch()
    var texts = Lines()
    for index in 0..<lines.count {
      texts.append(
        classifier.framedText(lines.bytes.span.extracting(lines.range(index)), using: &scratch))
    }
    return texts
  }

  /// Throws where Hyperscan and Nixie do not find the same patterns in a reply. A widened
  /// expression may be found in more.
  func check(_ hyperscan: PeerEngine, _ expressions: [PeerExpression]) throws {
    let texts = texts(of: replies)
    let row = (expressions.count + 63) / 64
    let sets = hyperscan.all(texts, row: row)
    var scratch = Scratch()
    for line in 0..<replies.count {
      let reply = replies.bytes.span.extracting(replies.range(line))
      classifier.prepare(reply, using: &scratch)
      for pattern in expressions.indices {
        let theirs = sets[line * row + pattern / 64] >> UInt64(pattern % 64) & 1 == 1
        let ours = classifier.holds(pattern: pattern, &scratch)
        guard ours == theirs || theirs && expressions[pattern].isWidened else {
          throw Disagreement(
            description: """
              \(hyperscan.name) and Nixie differ on "\(replies.text(line))":
                \(compilation.ruleset.patterns[pattern].spelling), \(expressions[pattern].text)
                \(hyperscan.name): \(theirs), Nixie: \(ours)
              """)
        }
      }
    }
  }
}
