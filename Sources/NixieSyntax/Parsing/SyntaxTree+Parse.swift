extension SyntaxTree {
  /// Parses a source. Never fails: any bytes give a tree that holds all of them.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - file: the index of the file among the caller's, which all spans will carry.
  /// - Complexity: linear in the bytes of the file.
  package static func parse(_ source: SourceFile, file: Int) -> SyntaxTree {
    var parser = Parser(source, file: file)
    return parser.parse()
  }
}
