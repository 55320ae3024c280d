internal import MailRulesets
package import Nixie
package import NixieCompiler
package import NixieSyntax

/// Where the rules of a command come from: the embedded ones, or what `--rules` names.
package enum RuleSource {
  /// The extension of compiled images.
  package static let imageExtension = ".nixie-image"
  /// Where rulesets are looked for when a command that needs sources is given none.
  package static let defaultFolder = "Rulesets"

  /// Rules ready to run, and what they were made from where that is known.
  package struct Loaded {
    package let classifier: Classifier
    /// Nil for an image: it holds what is needed to run, not how its ranks came about.
    package let compilation: Compilation?
    package let set: SourceSet?
  }

  /// The classifier for `paths`; the embedded rules if there are none.
  ///
  /// Errors in rulesets are printed to the console's error output and end the command.
  package static func classifier(
    _ paths: [String], _ console: Console
  ) throws(Failure) -> Classifier {
    try load(paths, console).classifier
  }

  /// The rules of `paths` with their sources; the embedded rules if there are none.
  package static func load(_ paths: [String], _ console: Console) throws(Failure) -> Loaded {
    guard let first = paths.first else {
      return Loaded(classifier: MailRulesets.classifier, compilation: nil, set: nil)
    }
    if let path = paths.first(where: { Files.isImage($0) }) {
      guard paths.count == 1 else {
        throw .usage(
          "\(path) is an image, which stands alone",
          cure: "give its rulesets instead, together with the others")
      }
      return Loaded(classifier: Classifier(try image(first)), compilation: nil, set: nil)
    }
    let files = try files(paths)
    if files.count == 1, let file = files.first, Files.isImage(Array(file.bytes.prefix(512))) {
      return Loaded(classifier: Classifier(try image(file)), compilation: nil, set: nil)
    }
    let set = SourceSet(files) { Files.content($0) }
    let compilation = Compilation(set)
    guard let bytes = compilation.image else {
      Diagnostics.write(compilation.diagnostics, set.sources, to: console.err, console)
      throw Failure(
        message: "there are errors in the rulesets",
        cure: "mend them, then `nixie check \(paths.joined(separator: " "))`", code: .errors)
    }
    do {
      return Loaded(
        classifier: Classifier(try Image(bytes: bytes)), compilation: compilation, set: set)
    } catch {
      throw Failure(message: "\(error)", code: .errors)
    }
  }

  /// The image in a file, mapped into memory.
  package static func image(_ path: String) throws(Failure) -> Image {
    let memory = unsafe try Files.map(path)
    do {
      return try unsafe Image(memory: memory) { unsafe Files.unmap($0) }
    } catch {
      throw refused(path, error)
    }
  }

  /// The image that came through a pipe.
  private static func image(_ file: SourceFile) throws(Failure) -> Image {
    do {
      return try Image(bytes: file.bytes)
    } catch {
      throw refused(file.path, error)
    }
  }

  private static func refused(_ path: String, _ error: ImageError) -> Failure {
    Failure(
      message: "\(path): \(error)",
      cure: "`nixie compile RULESETS -o rules.nixie-image` makes an image; rulesets end in .nixie",
      code: .errors)
  }

  /// `words`, or the folder `Rulesets` where there are none and it exists.
  package static func defaulted(
    _ words: [String], command: String
  ) throws(Failure) -> [String] {
    if !words.isEmpty { return words }
    guard Files.kind(defaultFolder) == .folder else {
      throw .usage(
        "\(command) needs a file or folder, and there is no folder \(defaultFolder) here",
        cure: "nixie \(command) my-rules.nixie")
    }
    return [defaultFolder]
  }

  /// The rulesets that files and folders hold.
  package static func sources(_ paths: [String]) throws(Failure) -> SourceSet {
    SourceSet(try files(paths)) { Files.content($0) }
  }

  /// The files behind files and folders, read.
  package static func files(_ paths: [String]) throws(Failure) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in paths {
      switch Files.kind(path) {
      case .missing: throw .inputOutput("I cannot read \(path): there is no such file")
      case .file: files.append(SourceFile(path: path, bytes: try Files.read(path)))
      case .folder:
        let found = try Files.rulesets(in: path)
        guard !found.isEmpty else {
          throw .inputOutput("there is no .nixie file in \(path)")
        }
        for file in found { files.append(SourceFile(path: file, bytes: try Files.read(file))) }
      }
    }
    return files
  }
}
