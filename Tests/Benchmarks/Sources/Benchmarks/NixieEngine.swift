import Machine
import Nixie
import NixieCompiler
import NixieSyntax

/// Nixie, compiled from the rules of a race.
struct NixieEngine {
  let classifier: Classifier
  let imageBytes: [UInt8]
  /// The place in the race of each rank.
  private let places: [Int32]

  /// Compiles `workload`; nil, and a word of why, if it does not.
  init?(_ workload: Workload) {
    let compilation = Self.compile(workload.ruleset)
    guard let bytes = compilation.image, let image = try? Image(bytes: bytes) else {
      for diagnostic in compilation.diagnostics.prefix(5) {
        print("\(diagnostic.code.rawValue): \(diagnostic.message)")
      }
      return nil
    }
    imageBytes = bytes
    classifier = Classifier(image)
    places = compilation.order.map { ranked in
      Int32(compilation.ruleset.rules[ranked.rule].name.dropFirst()) ?? -1
    }
  }

  /// From source text to image, ranking included.
  static func compile(_ text: String) -> Compilation {
    Compilation(SourceSet([SourceFile(path: "race.nixie", text: text)]) { _ in .unreadable("") })
  }

  var runners: [Race.Runner] { Self.runners(classifier) }

  /// The ways to ask `classifier`, each giving ranks.
  static func runners(_ classifier: Classifier) -> [Race.Runner] {
    [
      .init(name: "Nixie, one call a reply") { lines, ranks in
        classify(classifier, lines, into: &ranks)
      }
    ]
  }

  /// The rank of each line's rule, one call a line.
  static func classify(_ classifier: Classifier, _ lines: Lines, into ranks: inout [Int32]) {
    var scratch = Scratch()
    let hints = Hints()
    let bytes = lines.bytes.span
    for index in 0..<lines.count {
      let answer = classifier.classify(
        bytes.extracting(lines.range(index)), hints: hints, using: &scratch)
      ranks[index] = Int32(truncatingIfNeeded: answer.rank)
    }
  }

  /// The places in the race of `ranks`; -1 where no rule matched.
  func places(of ranks: [Int32]) -> [Int32] { ranks.map { $0 < 0 ? -1 : places[Int($0)] } }
}
