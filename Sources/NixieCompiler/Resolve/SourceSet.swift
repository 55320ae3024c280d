package import NixieSyntax

/// The files of one compilation: those named and those they include, parsed.
///
/// Which bytes a path has is asked of a closure, so that the compiler itself touches no file.
/// Files stand in the order of their paths, whatever the order they were named in.
package struct SourceSet: Sendable {
  package var trees: [SyntaxTree]
  /// What each file includes, by index.
  package var includes: [[Int]]
  package var diagnostics: [Diagnostic]

  /// What lies at the path of an `include`.
  package enum Content {
    case file([UInt8])
    /// The paths of the `.nixie` files in a folder.
    case folder([String])
    /// It cannot be read, and why.
    case unreadable(String)
  }

  /// Parses `files` and, transitively, what they include.
  ///
  /// - Parameters:
  ///   - files: the files named by the user.
  ///   - read: what lies at a path; called at most once a path.
  /// - Complexity: O(bytes) but for the closure.
  package init(_ files: [SourceFile], read: @escaping (String) -> Content) {
    var gathering = Gathering(read: read)
    for file in files.sorted(by: { $0.path < $1.path }) {
      let path = Self.normalised(file.path)
      if gathering.sources[path] == nil { gathering.add(file, at: path, depth: 0) }
    }
    self = gathering.finished()
  }

  package var sources: [SourceFile] { trees.map(\.source) }

  /// `path` seen from the folder of `file`.
  package static func resolved(_ path: String, from file: String) -> String {
    if path.hasPrefix("/") { return normalised(path) }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return normalised((folder.map(String.init) + [path]).joined(separator: "/"))
  }

  /// `path` without `.` and, where it can be told, without `..`.
  package static func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }
}

extension SourceSet {
  /// The work of gathering, depth first.
  fileprivate struct Gathering {
    let read: (String) -> Content
    var sources: [String: SourceFile] = [:]
    var targets: [String: [(path: String, span: SourceSpan)]] = [:]
    /// Errors of includes, by the path of the file they stand in.
    var errors: [(path: String, diagnostic: Diagnostic)] = []
    var open: [String] = []

    mutating func add(_ file: SourceFile, at path: String, depth: Int) {
      sources[path] = file
      open.append(path)
      defer { open.removeLast() }
      // Few files include others, and each is parsed once more when all have their numbers.
      guard file.bytes.contains(word: "include") else { return }
      let tree = SyntaxTree.parse(file, file: 0)
      for stanza in tree.stanzas where stanza.kind == .include {
        guard let wanted = stanza.path, !wanted.value.isEmpty else { continue }
        follow(wanted, from: path, depth: depth)
      }
    }

    private mutating func follow(_ wanted: Spelled, from path: String, depth: Int) {
      let target = SourceSet.resolved(wanted.value, from: path)
      targets[path, default: []].append((target, wanted.span))
      if open.contains(target) {
        let circle = (open[(open.firstIndex(of: target) ?? 0)...] + [target])
        fail(
          "E208", "this include goes in a circle", wanted.span, path,
          note: circle.joined(separator: " includes "))
        return
      }
      if sources[target] != nil { return }
      guard depth < CompilerLimits.includeDepth else {
        fail("E215", "includes go deeper than \(CompilerLimits.includeDepth)", wanted.span, path)
        return
      }
      guard sources.count < CompilerLimits.files else {
        fail("E216", "more than \(CompilerLimits.files) files", wanted.span, path)
        return
      }
      switch read(target) {
      case .file(let bytes):
        add(SourceFile(path: target, bytes: bytes), at: target, depth: depth + 1)
      case .folder(let files):
        for file in files.sorted() {
          let inside = SourceSet.normalised(file)
          targets[path, default: []].append((inside, wanted.span))
          if sources[inside] != nil || open.contains(inside) { continue }
          if case .file(let bytes) = read(inside) {
            add(SourceFile(path: inside, bytes: bytes), at: inside, depth: depth + 1)
          }
        }
      case .unreadable(let reason):
        fail(
          "E207", "I cannot read \"\(wanted.value)\"", wanted.span, path,
          note: "\(target): \(reason)")
      }
    }

    private mutating func fail(
      _ code: DiagnosticCode, _ message: String, _ span: SourceSpan, _ path: String,
      note: String? = nil
    ) {
      errors.append(
        (
          path,
          Diagnostic(code: code, message: message, span: span, notes: note.map { [$0] } ?? [])
        ))
    }

    func finished() -> SourceSet {
      let paths = sources.keys.sorted()
      let number = Dictionary(uniqueKeysWithValues: zip(paths, paths.indices))
      let trees = paths.indices.compactMap { index in
        sources[paths[index]].map { SyntaxTree.parse($0, file: index) }
      }
      let includes = paths.map { path in
        Set((targets[path] ?? []).compactMap { number[$0.path] }).sorted()
      }
      let own = errors.map { path, diagnostic in
        var moved = diagnostic
        moved.span.file = number[path] ?? 0
        return moved
      }
      return SourceSet(trees: trees, includes: includes, diagnostics: own)
    }
  }

  fileprivate init(trees: [SyntaxTree], includes: [[Int]], diagnostics: [Diagnostic]) {
    self.trees = trees
    self.includes = includes
    self.diagnostics = diagnostics
  }
}

extension [UInt8] {
  /// Whether the ASCII `word` stands anywhere. O(count).
  fileprivate func contains(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    let wanted = unsafe Array(UnsafeBufferPointer(start: word.utf8Start, count: length))
    guard let first = wanted.first, count >= length else { return false }
    return (0...(count - length)).contains { at in
      self[at] == first && self[at..<at + length] == wanted[...]
    }
  }
}
