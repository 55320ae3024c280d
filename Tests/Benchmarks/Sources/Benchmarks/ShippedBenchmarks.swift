import Foundation
import Nixie
import NixieCompiler
import NixieSyntax

/// The shipped rulesets, over their own examples and documents.
enum ShippedBenchmarks {
  static func run() {
    let folder =
      ProcessInfo.processInfo.environment["RULESETS"]
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../../Rulesets").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".nixie") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        SourceFile(path: name, bytes: Array($0))
      }
    }
    var compilation: Compilation?
    let time = best(of: 2) {
      compilation = Compilation(SourceSet(files) { _ in .unreadable("") })
    }
    guard !files.isEmpty, let compilation, let bytes = compilation.image,
      let image = try? Image(bytes: bytes)
    else {
      report("shipped rulesets", "do not compile", of: "\(files.count) files")
      return
    }
    let rules = compilation.ruleset.rules
    let size = "\(rules.count) shipped rules"
    report("compile", milliseconds(time), of: size)
    report("image", "\(bytes.count / 1024) KiB", of: size)
    report("load the image", milliseconds(best(of: 20) { _ = try? Image(bytes: bytes) }), of: size)
    let replies =
      rules.flatMap { $0.examples.map(\.text) }
      + compilation.ruleset.documents.flatMap { $0.expectations.map(\.text) }
    GeneratedBenchmarks.classify(Classifier(image), replies, of: size)
  }
}
