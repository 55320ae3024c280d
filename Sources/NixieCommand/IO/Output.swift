internal import Glibc
internal import Synchronization

/// A file descriptor that is written in blocks.
///
/// A reader that went away (`nixie … | head`) is no error: ``isClosed`` becomes true and the rest
/// is dropped, so that the command can end quietly.
///
/// One thread at a time writes; whether the output is over may be asked by any.
package final class Output: @unchecked Sendable {
  package let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let blockBytes = 1 << 16

  private struct End: Sendable {
    var isClosed = false
    var error: String?
  }

  private let end = Mutex(End())

  /// The reader has gone.
  package var isClosed: Bool { end.withLock { $0.isClosed } }
  /// The reason why writing failed, if it did.
  package var error: String? { end.withLock { $0.error } }
  /// Whether a person sees it.
  package let isTerminal: Bool

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    buffer.reserveCapacity(Self.blockBytes + 4096)
  }

  deinit { flush() }

  /// Nobody will read any more: the reader has gone, or writing failed.
  package var isOver: Bool { end.withLock { $0.isClosed || $0.error != nil } }

  package func write(_ text: String) { write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= Self.blockBytes { flush() }
  }

  /// Notes that the reader has gone, found out otherwise than by writing.
  package func close() { end.withLock { $0.isClosed = true } }

  package func line(_ text: String) { write(text + "\n") }

  /// Writes what is buffered.
  package func flush() {
    unsafe buffer.withUnsafeBytes { bytes in unsafe writeOut(bytes) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes `bytes` at once, after what is buffered.
  package func writeThrough(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { bytes in unsafe writeThrough(bytes) }
  }

  /// Writes `bytes` at once, after what is buffered.
  package func writeThrough(_ bytes: UnsafeRawBufferPointer) {
    if !buffer.isEmpty { flush() }
    unsafe writeOut(bytes)
  }

  private func writeOut(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    while start < bytes.count, !isOver {
      let count = unsafe Glibc.write(
        descriptor, bytes.baseAddress! + start, bytes.count - start)
      if count >= 0 {
        start += count
      } else {
        notice(errno)
      }
    }
  }

  private func notice(_ code: Int32) {
    switch code {
    case EINTR: break
    case EPIPE: close()
    case EAGAIN:
      // Somebody made the descriptor non-blocking: wait until it takes more.
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&wait, 1, -1)
    default:
      let reason = unsafe String(cString: strerror(code))
      end.withLock { $0.error = reason }
    }
  }
}
