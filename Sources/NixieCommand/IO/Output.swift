internal import Foundation

/// A file descriptor that is written in blocks.
///
/// A reader that went away (`nixie … | head`) is no error: ``isClosed`` becomes true and the rest
/// is dropped, so that the command can end quietly.
package final class Output {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let blockBytes = 1 << 16

  /// The reader has gone.
  package private(set) var isClosed = false
  /// The reason why writing failed, if it did.
  package private(set) var error: String?
  /// Whether a person sees it.
  package let isTerminal: Bool

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    buffer.reserveCapacity(Self.blockBytes + 4096)
  }

  deinit { flush() }

  package func write(_ text: String) { write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.blockBytes { flush() }
  }

  /// Lets `body` append to the buffer, which saves a copy where much is written.
  package func append(_ body: (inout [UInt8]) -> Void) {
    body(&buffer)
    if buffer.count >= Self.blockBytes { flush() }
  }

  package func line(_ text: String) { write(text + "\n") }

  /// Writes what is buffered.
  package func flush() {
    var start = 0
    while start < buffer.count, !isClosed, error == nil {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Foundation.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        isClosed = true
      } else if errno != EINTR && errno != EAGAIN {
        error = unsafe String(cString: strerror(errno))
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
