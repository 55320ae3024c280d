/// The replacement of some bytes of a source by others.
package struct TextEdit: Sendable, Hashable {
  /// What goes away; empty to insert.
  package var span: SourceSpan
  package var replacement: String

  package init(span: SourceSpan, replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// A correction that can be applied as it stands: `nixie check` prints it as a patch.
///
/// Invariant: the edits do not overlap.
package struct Fix: Sendable, Hashable {
  /// What the correction does, in the imperative: ``write `enhanced` ``.
  package var title: String
  package var edits: [TextEdit]
  /// Whether it guesses nothing: what was meant is plain, and nothing but the mistake changes.
  /// `nixie fix` applies these without being asked twice.
  package var isSafe: Bool

  /// Whether it only shows the form, with words where the author's own go.
  package var isSketch: Bool

  package init(
    title: String, edits: [TextEdit], isSafe: Bool = false, isSketch: Bool = false
  ) {
    self.title = title
    self.edits = edits
    self.isSafe = isSafe
    self.isSketch = isSketch
  }
}

extension TextEdit {
  /// The bytes of file number `file` after `edits`.
  ///
  /// Edits of other files, edits outside the file, and edits that overlap an earlier one are left
  /// out, so that the fixes of several diagnostics can be applied together.
  package static func apply(_ edits: [TextEdit], to bytes: [UInt8], file: Int) -> [UInt8] {
    let ordered = edits.enumerated()
      .filter { $0.element.span.file == file }
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
    var result: [UInt8] = []
    var position = 0
    for (_, edit) in ordered {
      let span = edit.span
      guard span.start >= position, span.end >= span.start, span.end <= bytes.count else {
        continue
      }
      result += bytes[position..<span.start]
      result += Array(edit.replacement.utf8)
      position = span.end
    }
    return result + bytes[position...]
  }
}
