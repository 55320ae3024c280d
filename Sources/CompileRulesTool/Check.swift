internal import Foundation
internal import NixieAnalysis
internal import NixieCompiler
internal import NixieSyntax

/// Checks rulesets and prints what is wrong as a compiler does; 0 if nothing is.
func check(_ paths: [String]) -> Int32 {
  let set = sources(paths)
  let check = Check(set)
  report(check.diagnostics, set.sources)
  let rules = check.compilation.ruleset.rules.count
  print("\(rules) rules in \(set.trees.count) files, \(check.diagnostics.count) findings")
  let isWhole = paths.allSatisfy { FileManager.default.isReadableFile(atPath: $0) }
  return isWhole && !check.diagnostics.contains { $0.severity == .error } ? 0 : 2
}

/// The files that `paths` name, folders included.
///
/// With `isClosed` an include may name only files among them: those of a target are the inputs of
/// its build command, and what is not among these could change without a new build.
func sources(_ paths: [String], isClosed: Bool = false) -> SourceSet {
  var files: [SourceFile] = []
  for path in paths.flatMap({ rulesets(at: $0) }) {
    if let data = try? Data(contentsOf: URL(fileURLWithPath: path)) {
      files.append(SourceFile(path: path, bytes: Array(data)))
    } else {
      print("\(path):1:1: error: this file cannot be read")
    }
  }
  let known = Set(paths.map { SourceSet.normalised($0) })
  return SourceSet(files) { path in
    if isClosed, !known.contains(path) {
      return .unreadable("it is not among the files of this target; put it, or a link to it, there")
    }
    let found = rulesets(at: path)
    if found != [path] { return .folder(found) }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      return .unreadable("there is no such file")
    }
    return .file(Array(data))
  }
}

/// `path` itself, or the `.nixie` files in it if it is a folder.
func rulesets(at path: String) -> [String] {
  guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
    return [path]
  }
  return names.filter { $0.hasSuffix(".nixie") }.sorted().map { "\(path)/\($0)" }
}

/// Prints diagnostics in the form that editors and build systems read.
func report(_ diagnostics: [Diagnostic], _ sources: [SourceFile]) {
  for diagnostic in diagnostics {
    print(place(diagnostic.span, sources), terminator: "")
    print(": \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code)]")
    for label in diagnostic.labels {
      print("\(place(label.span, sources)): note: \(label.text)")
    }
    for note in diagnostic.notes + diagnostic.fixes.map(\.title) {
      print("\(place(diagnostic.span, sources)): note: \(note)")
    }
  }
}

private func place(_ span: SourceSpan, _ sources: [SourceFile]) -> String {
  guard sources.indices.contains(span.file) else { return "rulesets" }
  let source = sources[span.file]
  return "\(source.path):\(source.line(of: span.start)):\(source.column(of: span.start))"
}
