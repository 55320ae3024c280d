internal import MailRulesets
package import Nixie
package import NixieCompiler
internal import NixieSyntax

/// Where the rules of a command come from: the embedded ones, or what `--rules` names.
package enum RuleSource {
  /// The extension of compiled images.
  package static let imageExtension = ".nixie-image"

  /// The classifier for `paths`; the embedded rules if there are none.
  ///
  /// Errors in rulesets are printed to the console's error output and end the command.
  package static func classifier(
    _ paths: [String], _ console: Console
  ) throws(Failure) -> Classifier {
    guard !paths.isEmpty else { return MailRulesets.classifier }
    if paths.count == 1, let path = paths.first, Files.kind(path) == .file,
      !path.hasSuffix(".nixie")
    {
      return Classifier(try image(path))
    }
    let set = try sources(paths)
    let compilation = Compilation(set)
    guard let bytes = compilation.image else {
      Diagnostics.write(compilation.diagnostics, set.sources, to: console.err, console)
      throw Failure(
        message: "there are errors in the rulesets",
        cure: "mend them, then `nixie check \(paths.joined(separator: " "))`", code: .errors)
    }
    do {
      return Classifier(try Image(bytes: bytes))
    } catch {
      throw Failure(message: "\(error)", code: .errors)
    }
  }

  /// The image in a file.
  package static func image(_ path: String) throws(Failure) -> Image {
    let bytes = try Files.read(path)
    do {
      return try Image(bytes: bytes)
    } catch {
      throw Failure(
        message: "\(path): \(error)", cure: "rulesets end in .nixie, images are made by "
          + "`nixie compile`", code: .errors)
    }
  }

  /// The rulesets that files and folders hold.
  package static func sources(_ paths: [String]) throws(Failure) -> SourceSet {
    var files: [SourceFile] = []
    for path in paths {
      switch Files.kind(path) {
      case .missing: throw .inputOutput("I cannot read \(path): there is no such file")
      case .file: files.append(SourceFile(path: path, bytes: try Files.read(path)))
      case .folder:
        let found = Files.rulesets(in: path)
        guard !found.isEmpty else {
          throw .inputOutput("there is no .nixie file in \(path)")
        }
        for file in found { files.append(SourceFile(path: file, bytes: try Files.read(file))) }
      }
    }
    return SourceSet(files) { Files.content($0) }
  }
}
