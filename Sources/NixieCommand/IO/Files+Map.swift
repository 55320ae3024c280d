internal import Glibc

extension Files {
  /// The bytes of a regular file, mapped into memory rather than read: an image is used where it
  /// lies, and processes that use the same one share its pages.
  ///
  /// Only a regular file is mapped: a pipe or device has no length. Whoever replaces an image
  /// should rename a new one over it, as `nixie compile` does; a file cut short while it is mapped
  /// ends the process.
  package static func map(_ path: String) throws(Failure) -> UnsafeRawBufferPointer {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .inputOutput("I cannot read \(path): \(systemError())") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .inputOutput("I cannot read \(path): \(systemError())")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .inputOutput("\(path) is no regular file, so it cannot be an image")
    }
    let count = Int(status.st_size)
    guard count > 0 else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let memory = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let memory = unsafe memory, unsafe memory != MAP_FAILED else {
      throw .inputOutput("I cannot map \(path): \(systemError())")
    }
    return unsafe UnsafeRawBufferPointer(start: memory, count: count)
  }

  /// Gives back what ``map(_:)`` mapped.
  package static func unmap(_ memory: UnsafeRawBufferPointer) {
    guard let base = memory.baseAddress else { return }
    unsafe munmap(UnsafeMutableRawPointer(mutating: base), memory.count)
  }

  /// Whether `path` is meant as a compiled image: by its name, or since it begins as binaries do.
  /// A pipe is read once only, so its bytes are not looked at here.
  package static func isImage(_ path: String) -> Bool {
    if path.hasSuffix(RuleSource.imageExtension) { return true }
    guard !path.hasSuffix(".nixie"), isRegular(path) else { return false }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 512)
    let count = unsafe Glibc.read(descriptor, &head, head.count)
    return isImage(Array(head.prefix(max(0, count))))
  }

  /// Whether a file that begins with `head` is no text, and so can only be an image.
  static func isImage(_ head: [UInt8]) -> Bool {
    head.starts(with: "NIXIEIMG".utf8) || head.contains(0)
  }

  /// Whether `path` is a file with a length, no pipe and no device.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// What the last system call complained of.
  static func systemError() -> String {
    switch errno {
    case ENOENT: "there is no such file"
    case EISDIR: "it is a folder"
    default: unsafe String(cString: strerror(errno))
    }
  }
}
