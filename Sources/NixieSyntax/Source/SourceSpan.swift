/// A range of bytes in one source file.
///
/// Offsets count bytes, not characters: the parser accepts any bytes, and only bytes can be counted
/// in a file that is not UTF-8. `SourceFile` turns them into lines and columns for people.
///
/// Invariant: `0 <= start <= end`. An empty span stands between two bytes.
package struct SourceSpan: Sendable, Hashable {
  /// The index of the file, as its caller gave it to `SyntaxTree.parse(_:file:)`.
  package var file: Int
  /// The offset of the first byte.
  package var start: Int
  /// The offset behind the last byte.
  package var end: Int

  package init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  package var count: Int { end - start }

  package var isEmpty: Bool { end <= start }

  /// The smallest span that holds this one and `other`, which is in the same file.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}
