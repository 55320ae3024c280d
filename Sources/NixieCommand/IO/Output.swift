internal import Foundation

/// A file descriptor that is written in blocks.
///
/// A reader that went away (`nixie … | head`) is no error: ``isClosed`` becomes true and the rest
/// is dropped, so that the command can end quietly.
package final class Output {
  package let descriptor: Int32
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

  /// Nobody will read any more: the reader has gone, or writing failed.
  package var isOver: Bool { isClosed || error != nil }

  package func write(_ text: String) { write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.blockBytes { flush() }
  }

  /// Lets `body` append to the buffer, which saves a copy where much is written.
  @inline(__always)
  package func append(_ body: (inout [UInt8]) -> Void) {
    body(&buffer)
    if buffer.count >= Self.blockBytes { flush() }
  }

  /// Notes that the reader has gone, found out otherwise than by writing.
  package func close() { isClosed = true }

  package func line(_ text: String) { write(text + "\n") }

  /// Writes what is buffered.
  package func flush() {
    var start = 0
    while start < buffer.count, !isOver {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Foundation.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
      }
      if count >= 0 {
        start += count
      } else {
        notice(errno)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func notice(_ code: Int32) {
    switch code {
    case EINTR: break
    case EPIPE: isClosed = true
    case EAGAIN:
      // Somebody made the descriptor non-blocking: wait until it takes more.
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&wait, 1, -1)
    default: error = unsafe String(cString: strerror(code))
    }
  }
}
