internal import Glibc

/// A file that grows: where its end is no end.
///
/// Looked at four times a second, which costs nothing and works on every file system. A file that
/// was renamed and made anew (rotation) is read to its end, then the new one; one that was cut
/// short (rotation by copying) is read from its beginning.
package struct FollowedFile {
  private let path: String
  private let output: Output
  /// Called whenever there is nothing to read; says whether to go on.
  private let idle: () -> Bool

  /// How long to wait between looks, in milliseconds.
  private static let pause: Int32 = 250

  init(_ path: String, output: Output, idle: @escaping () -> Bool) {
    self.path = path
    self.output = output
    self.idle = idle
  }

  /// What came after a wait.
  enum Event {
    /// There is more to read.
    case grown
    /// The file begins anew; the descriptor is at its beginning.
    case renewed
    case over
  }

  /// Waits until there is more to read from `descriptor`, of which `offset` bytes were read.
  func wait(_ descriptor: Int32, offset: Int) -> Event {
    while idle() {
      var own = stat()
      var named = stat()
      if unsafe fstat(descriptor, &own) == 0 {
        if own.st_size > offset { return .grown }
        if own.st_size < offset {
          lseek(descriptor, 0, SEEK_SET)
          return .renewed
        }
        if unsafe stat(path, &named) == 0,
          named.st_ino != own.st_ino || named.st_dev != own.st_dev, reopen(descriptor)
        {
          return .renewed
        }
      }
      var closed = pollfd(fd: output.descriptor, events: 0, revents: 0)
      if unsafe poll(&closed, 1, Self.pause) > 0 {
        output.close()
        return .over
      }
    }
    return .over
  }

  /// Puts the new file in the place of the old one.
  private func reopen(_ descriptor: Int32) -> Bool {
    let new = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard new >= 0 else { return false }
    defer { close(new) }
    return dup2(new, descriptor) >= 0
  }
}
