/// A word or a text together with where it stands in the source.
///
/// `""` inside quotes is one quote of the value, so offsets into the value and into the source
/// differ; `rawOffset(of:)` maps them, that an error in a pattern can point into its string.
package struct Spelled: Sendable, Hashable {
  /// The value as text; bytes that are not UTF-8 are U+FFFD in it.
  package var value: String
  /// The value as it was written, to the byte, with `""` made one quote.
  package var bytes: [UInt8]
  /// The whole of it, with its quotes.
  package var span: SourceSpan
  /// The raw characters inside the quotes; the same as `span` for a word.
  package var content: SourceSpan

  /// A value whose text and bytes are the same.
  ///
  /// - Parameter content: the characters inside the quotes; `nil` for a word.
  package init(value: String, span: SourceSpan, content: SourceSpan? = nil) {
    self.value = value
    self.bytes = Array(value.utf8)
    self.span = span
    self.content = content ?? span
  }

  /// A value of any bytes.
  package init(bytes: [UInt8], span: SourceSpan, content: SourceSpan) {
    self.value = String(decoding: bytes, as: UTF8.self)
    self.bytes = bytes
    self.span = span
    self.content = content
  }

  /// The offset in the source of the byte of `bytes` at `offset`, or of the end for its count.
  ///
  /// Complexity: linear in `offset`.
  package func rawOffset(of offset: Int) -> Int {
    let clamped = max(0, min(offset, bytes.count))
    guard content.count > bytes.count else { return content.start + clamped }
    let doubled = bytes[..<clamped].count { $0 == 0x22 }
    return min(content.start + clamped + doubled, content.end)
  }

  /// The place in the source of a part of the value, given in bytes.
  package func rawSpan(of range: Range<Int>) -> SourceSpan {
    SourceSpan(
      file: content.file, start: rawOffset(of: range.lowerBound),
      end: rawOffset(of: range.upperBound))
  }
}
