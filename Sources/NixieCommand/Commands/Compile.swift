internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// `nixie compile`: rulesets into an image.
package enum CompileCommand: Command {
  package static let name = "compile"
  package static let summary = "compile rulesets into an image"
  package static let help = """
    usage: nixie compile [PATH…] [-o FILE]

    Compiles rulesets (files, folders; the default is the folder Rulesets here) into one image, for
    `nixie classify --rules FILE` and for programs that embed the library. The same rulesets
    always give the same bytes. The image appears under its name only when it is whole.

    options
      -o, --output FILE   where to write (default: the name of the first PATH with .nixie-image)

    exit code: 0 written, 2 errors in the rulesets, 74 it could not be written

    examples
      nixie compile Rulesets -o rules.nixie-image
      nixie classify --rules rules.nixie-image replies.txt
    """
  package static let options: [Arguments.Option] = [.value("output", short: "o")]

  package static func run(
    _ arguments: Arguments, _ console: Console
  ) throws(Failure) -> ExitCode {
    let paths = try RuleSource.defaulted(arguments.words, command: name)
    let target = arguments.value("output") ?? defaultName(paths)
    if Files.kind(target) == .folder {
      throw .inputOutput("\(target) is a folder", cure: "-o \(target)/rules.nixie-image")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let set = try RuleSource.sources(paths)
    let compilation = Compilation(set)
    if !compilation.diagnostics.isEmpty {
      Diagnostics.write(compilation.diagnostics, set.sources, to: console.err, console)
    }
    guard let image = compilation.image else { return .errors }
    try Files.write(image, to: target)
    let milliseconds = (clock.now - start) / Duration.milliseconds(1)
    console.err.line(
      "\(target): \(compilation.ruleset.rules.count) rules, \(image.count) bytes, "
        + "\(Int(milliseconds.rounded())) ms")
    return .success
  }

  /// The first path's own name, beside which other files of a project would look for it.
  private static func defaultName(_ paths: [String]) -> String {
    let last = SourceSet.normalised(paths.first ?? "").split(separator: "/").last.map(String.init)
    var name = last ?? "rules"
    if name == "." || name == ".." { name = "rules" }
    if name.hasSuffix(".nixie") { name.removeLast(".nixie".count) }
    return name + RuleSource.imageExtension
  }
}
