internal import Foundation
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
        unsafe Foundation.read(descriptor, buffer.baseAddress, buffer.count)
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
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return .missing
    }
    return isFolder.boolValue ? .folder : .file
  }

  /// The `.nixie` files below a folder, or below the folder that a link leads to, sorted; hidden
  /// folders left out.
  package static func rulesets(in folder: String) -> [String] {
    // A walk does not follow the link that it begins at.
    let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    guard let walk = FileManager.default.enumerator(atPath: real) else { return [] }
    var found: [String] = []
    while let path = walk.nextObject() as? String {
      let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
      if path.hasSuffix(".nixie"), !isHidden { found.append(folder + "/" + path) }
    }
    return found.sorted()
  }

  /// What an `include` finds.
  package static func content(_ path: String) -> SourceSet.Content {
    switch kind(path) {
    case .missing: return .unreadable("there is no such file")
    case .folder: return .folder(rulesets(in: path))
    case .file:
      do {
        return .file(try read(path))
      } catch {
        return .unreadable(error.message)
      }
    }
  }
}
