import CountingMalloc
import Nixie
import NixieCompiler
import NixieSyntax

/// Rulesets and replies made by a fixed seed, in the style of the shipped ones.
enum GeneratedBenchmarks {
  static func run() {
    for count in [500, 2_000] {
      let files = [SourceFile(path: "generated.nixie", text: GeneratedRules.text(count))]
      var compiled: [UInt8]?
      let time = best(of: 3) {
        compiled = Compilation(SourceSet(files) { _ in .unreadable("") }).image
      }
      guard let bytes = compiled, let image = try? Image(bytes: bytes) else {
        print("the generated rules do not compile")
        return
      }
      report("compile", milliseconds(time), of: "\(count) rules")
      report("image", "\(bytes.count / 1024) KiB", of: "\(count) rules")
      report(
        "load the image", milliseconds(best(of: 20) { _ = try? Image(bytes: bytes) }),
        of: "\(count) rules")
      classify(Classifier(image), GeneratedRules.replies(count), of: "\(count) rules")
    }
  }

  /// A million lines on one core, and what they ask of the heap.
  static func classify(_ classifier: Classifier, _ replies: [[UInt8]], of size: String) {
    let rounds = max(1, 1_000_000 / max(1, replies.count))
    let hints = Hints()
    var decided = 0
    var scratch = Scratch()
    func all() {
      for reply in replies {
        if classifier.classify(reply.span, hints: hints, using: &scratch).decision == .rule {
          decided += 1
        }
      }
    }
    all()
    decided = 0
    let before = allocation_count()
    let time = best(of: 3) { for _ in 0..<rounds { all() } }
    let allocations = allocation_count() - before
    let total = rounds * replies.count
    report("classify", lines(total, in: time), of: size)
    report("decided by a rule", "\(decided * 100 / (3 * total)) %", of: size)
    report("allocations", "\(allocations) in \(3 * total) lines", of: size)
    // The clock's own few apart, the promise is none.
    precondition(allocations < 10, "classifying allocates")
  }
}
