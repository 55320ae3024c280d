internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// What holds for any bytes that are given as rulesets.
///
/// A zero byte parts the input into two files, `a.nixie` and `b.nixie`, that can include each
/// other. A third declares a category and an ESP, so that rules have something to name.
enum CompilerPromises {
  private static let names = SourceFile(
    path: "names.nixie",
    text: """
      ruleset names
        title "Names"
        format 1
      category full
        title "Mailbox full"
        group mailbox
        permanence by code
        party recipient
        action retry
        advice "Wait."
      esp yahoo
        title "Yahoo"
        mx *.yahoodns.net
        domains yahoo.com
        signature "[TSS{number}]"
      """)

  static func hold(for input: [UInt8]) {
    let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let files = zip(["a.nixie", "b.nixie"], parts).map { path, bytes in
      SourceFile(path: path, bytes: Array(bytes))
    }
    for file in files { holdSyntax(of: file) }
    holdCompilation(of: files)
  }

  private static func holdSyntax(of file: SourceFile) {
    let tree = SyntaxTree.parse(file, file: 0)
    let formatted = Formatter.format(tree)
    let again = SyntaxTree.parse(SourceFile(path: file.path, bytes: formatted), file: 0)
    precondition(Formatter.format(again) == formatted, "formatting is not idempotent")
    precondition(
      tree.hasErrors || !again.hasErrors, "formatting makes an error of what had none")
    for diagnostic in tree.diagnostics { holdSpan(diagnostic.span, in: [file]) }
  }

  private static func holdCompilation(of files: [SourceFile]) {
    func read(_ path: String) -> SourceSet.Content {
      files.first { $0.path == path }.map { .file($0.bytes) } ?? .unreadable("no such file")
    }
    let set = SourceSet(files + [names], read: read)
    let compilation = Compilation(set)
    for diagnostic in compilation.diagnostics { holdSpan(diagnostic.span, in: set.sources) }
    let hasErrors = compilation.diagnostics.contains { $0.severity == .error }
    precondition(
      hasErrors == (compilation.image == nil), "an image or an error, and never both")
    guard let bytes = compilation.image else { return }
    let reversed = Compilation(SourceSet(Array((files + [names]).reversed()), read: read))
    precondition(reversed.image == bytes, "the order of files changes the image")
    holdImage(bytes, of: compilation.ruleset)
  }

  /// The image loads, and the fast way and the slow way agree on every example.
  private static func holdImage(_ bytes: [UInt8], of ruleset: Ruleset) {
    guard let image = try? Image(bytes: bytes) else {
      preconditionFailure("the compiler's own image is refused")
    }
    let classifier = Classifier(image)
    var scratch = Scratch()
    for rule in ruleset.rules {
      for example in rule.examples + rule.counterexamples {
        let hints = Hints(esp: example.esp.map { ruleset.esps[$0].id }, stage: example.stage)
        let answer = classifier.classify(example.text.span, hints: hints, using: &scratch)
        let all = classifier.matches(example.text.span, hints: hints, using: &scratch)
        precondition(answer.rank == (all.first ?? -1), "the winner is not the first that matches")
        _ = classifier.classify(example.text, hints: hints)
      }
    }
  }

  private static func holdSpan(_ span: SourceSpan, in files: [SourceFile]) {
    precondition(span.file >= 0 && span.file < files.count, "a span in no file")
    precondition(
      0 <= span.start && span.start <= span.end && span.end <= files[span.file].bytes.count,
      "a span outside of its file")
  }
}
