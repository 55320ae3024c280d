internal import Glibc
package import NixieCompiler
internal import NixieSyntax

/// The file system, as far as the commands use it.
package enum Files {
  /// The bytes of a file, a pipe or a device.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .inputOutput("I cannot read \(path): \(systemError())") }
    defer { close(descriptor) }
    return try bytes(of: descriptor, path)
  }

  /// Whether a person types standard input.
  package static var isTerminal: Bool { isatty(0) == 1 }

  /// All of standard input.
  package static func standardInput() throws(Failure) -> [UInt8] {
    try bytes(of: 0, "standard input")
  }

  private static func bytes(of descriptor: Int32, _ name: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe block.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += block[..<count]
      } else if errno != EINTR {
        throw .inputOutput("I cannot read \(name): \(systemError())")
      }
    }
  }

  package enum Kind {
    case file, folder, missing
  }

  package static func kind(_ path: String) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// What an `include` finds.
  package static func content(_ path: String) -> SourceSet.Content {
    do {
      switch kind(path) {
      case .missing: return .unreadable("there is no such file")
      case .folder: return .folder(try rulesets(in: path))
      case .file: return .file(try read(path))
      }
    } catch {
      return .unreadable(error.message)
    }
  }
}
