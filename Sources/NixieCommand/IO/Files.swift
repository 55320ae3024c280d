internal import Foundation
package import NixieCompiler
internal import NixieSyntax

/// The file system, as far as the commands use it.
package enum Files {
  /// The bytes of a file.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .inputOutput("I cannot read \(path): \(reason(error))")
    }
  }

  /// Whether a person types standard input.
  package static var isTerminal: Bool { isatty(0) == 1 }

  /// All of standard input.
  package static func standardInput() throws(Failure) -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw .inputOutput("reading failed: \(reason(error))")
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

  /// The `.nixie` files below a folder, sorted; hidden folders left out.
  package static func rulesets(in folder: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
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

  /// What Foundation says, in a few words.
  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError,
      inner.domain == NSPOSIXErrorDomain
    {
      return unsafe String(cString: strerror(Int32(inner.code)))
    }
    switch error.code {
    case NSFileReadNoSuchFileError, NSFileNoSuchFileError: return "there is no such file"
    case NSFileReadNoPermissionError, NSFileWriteNoPermissionError: return "permission denied"
    case NSFileWriteOutOfSpaceError: return "no space left on device"
    default: return error.localizedDescription
    }
  }
}
