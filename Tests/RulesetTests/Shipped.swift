import Nixie
import NixieAnalysis
import NixieCompiler
import NixieSyntax
import TestSupport

/// The shipped rulesets, compiled once for all tests here.
enum Shipped {
  /// The names of the files, known before anything is compiled, so that tests can run by file.
  static let files = Repository.rulesets().map(\.path)

  static let check = Check(
    SourceSet(Repository.rulesets()) { _ in .unreadable("shipped rulesets include no file") })

  static var ruleset: Ruleset { check.compilation.ruleset }

  /// All examples, counter-examples and documented lines, run through the fresh image.
  static let trial: Trial? = {
    guard let bytes = check.compilation.image, let image = try? Image(bytes: bytes) else {
      return nil
    }
    return Trial(check.compilation, Classifier(image))
  }()

  /// The trees of the files, by name.
  static let trees = Dictionary(
    uniqueKeysWithValues: Repository.rulesets().map { ($0.path, SyntaxTree.parse($0, file: 0)) })

  /// `file:line` of a span.
  static func place(_ span: SourceSpan) -> String {
    let sources = ruleset.sources
    guard sources.indices.contains(span.file) else { return "rulesets" }
    return "\(sources[span.file].path):\(sources[span.file].line(of: span.start))"
  }

  /// The name of the file of a span.
  static func file(_ span: SourceSpan) -> String {
    ruleset.sources.indices.contains(span.file) ? ruleset.sources[span.file].path : ""
  }
}
