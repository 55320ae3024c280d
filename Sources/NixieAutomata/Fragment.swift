/// A string of byte sets of fixed length.
///
/// `leadingEdge` and `trailingEdge` ask for the assertion `edge` at the position before the first
/// and after the last byte; they are checked after a hit. They are only set where they say
/// something: a fragment that begins with a blank needs no leading edge.
///
/// `^` and `$` are spelled as the frame bytes themselves, so such a fragment begins with 0x02 or
/// ends with 0x03, and the scan must include the frame.
package struct Fragment: Hashable, Sendable {
  package var bytes: [ByteSet]
  package var leadingEdge: Bool
  package var trailingEdge: Bool

  package init(bytes: [ByteSet], leadingEdge: Bool = false, trailingEdge: Bool = false) {
    self.bytes = bytes
    self.leadingEdge = leadingEdge
    self.trailingEdge = trailingEdge
  }
}
