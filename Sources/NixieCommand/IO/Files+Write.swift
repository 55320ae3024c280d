internal import Glibc

extension Files {
  /// Writes beside the file, then renames, so that nobody ever sees half of it. Links are
  /// followed, the permissions of a file that is there are kept, and what is no regular file (a
  /// pipe, a device) is written as it is.
  package static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let target = realPath(path)
    let isThere = kind(target) != .missing
    if isThere, !isRegular(target) {
      try write(bytes, path, flags: O_WRONLY, mode: 0, at: target)
      return
    }
    let beside = target + ".\(getpid()).new"
    do {
      try write(bytes, path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode(target), at: beside)
    } catch {
      _ = unsafe unlink(beside)
      throw error
    }
    guard unsafe rename(beside, target) == 0 else {
      let reason = systemError()
      _ = unsafe unlink(beside)
      throw .inputOutput("I cannot write \(path): \(reason)")
    }
  }

  private static func write(
    _ bytes: [UInt8], _ name: String, flags: Int32, mode: mode_t, at path: String
  ) throws(Failure) {
    let descriptor = unsafe open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .inputOutput("I cannot write \(name): \(systemError())") }
    let output = Output(descriptor: descriptor)
    output.write(bytes)
    output.flush()
    let isWhole = close(descriptor) == 0
    if let error = output.error { throw .inputOutput("I cannot write \(name): \(error)") }
    if !isWhole { throw .inputOutput("I cannot write \(name): \(systemError())") }
  }

  private static func mode(_ path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
  }
}
