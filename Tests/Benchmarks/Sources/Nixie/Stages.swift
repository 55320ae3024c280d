/// The stages of a classification one by one, for the benchmark: what the product has no reason to
/// offer. This file is built into the module, so that it reaches what others cannot.
extension Classifier {
  /// The text of `reply` as rules see it: framed, letters small.
  package func framedText(_ reply: Span<UInt8>, using scratch: inout Scratch) -> [UInt8] {
    prepare(reply, using: &scratch)
    return Array(UnsafeBufferPointer(start: scratch.folded.base, count: scratch.textCount))
  }

  /// Reads `reply` into `scratch`, for ``holds(pattern:_:)``.
  package func prepare(_ reply: Span<UInt8>, using scratch: inout Scratch) {
    _ = read(reply, hints: Hints(), using: &scratch)
  }

  /// Whether a pattern is found in the text that `scratch` holds.
  package func holds(pattern: Int, _ scratch: borrowing Scratch) -> Bool {
    patterns.holds(pattern, scratch)
  }
}
