internal import Foundation
internal import Nixie
internal import NixieCompiler
internal import NixieSyntax

/// Compiles sets of files and writes the Swift source that holds their images.
///
/// The source is written beside and renamed, so that a failure leaves the last good one alone.
func embed(_ arguments: [String]) -> Int32 {
  guard let output = arguments.first else { return 64 }
  var members = ""
  for part in arguments.dropFirst().split(separator: "--set") {
    guard let folder = part.first else { continue }
    let set = sources(Array(part.dropFirst()), isClosed: true)
    let compilation = Compilation(set)
    report(compilation.diagnostics, set.sources)
    guard let image = compilation.image else { return 2 }
    members += """

        /// The rulesets of the folder `\(folder)`.
        static let \(propertyName(String(folder))) = Classifier(
          embedded: #"\(String(decoding: EmbeddedText.text(image), as: UTF8.self))"#)

      """
  }
  let source = """
    // Compiled from .nixie files by the CompileRules plugin. Edit those instead.
    import Nixie

    /// The rulesets of this target, one classifier a folder.
    enum Rulesets {\(members)}

    """
  do {
    try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    return 0
  } catch {
    print("\(output): error: cannot be written")
    return 74
  }
}

/// `my-rules` is `myRules`.
func propertyName(_ folder: String) -> String {
  let words = folder.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  guard let first = words.first else { return "rules" }
  let name =
    first.prefix(1).lowercased() + first.dropFirst()
    + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  return name.first?.isNumber == true ? "_" + name : "`\(name)`"
}
