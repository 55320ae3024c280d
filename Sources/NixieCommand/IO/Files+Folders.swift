internal import Glibc

extension Files {
  /// The `.nixie` files below a folder, or below the folder that a link leads to, sorted; hidden
  /// folders left out. What cannot be looked into is an error: nothing is passed over in silence.
  package static func rulesets(in folder: String) throws(Failure) -> [String] {
    var found: [String] = []
    try collect(folder, &found)
    return found.sorted()
  }

  private static func collect(_ folder: String, _ found: inout [String]) throws(Failure) {
    guard let names = names(in: folder) else {
      throw .inputOutput("I cannot read \(folder): \(systemError())")
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else {
        // Most likely a name that is no UTF-8.
        throw .inputOutput("I cannot read \(path): \(systemError())", cure: "give it another name")
      }
      // Links to folders are not followed: they may lead in a circle.
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(path, &found)
      } else if name.hasSuffix(".nixie") {
        found.append(path)
      }
    }
  }

  /// What is in a folder, in no order; nil where it cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let entries = unsafe opendir(folder) else { return nil }
    defer { unsafe closedir(entries) }
    var names: [String] = []
    while let entry = unsafe readdir(entries) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// `path` with all links followed; itself where it leads nowhere yet.
  static func realPath(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The folder that the process is in; empty where it is gone.
  static var currentFolder: String {
    guard let folder = unsafe getcwd(nil, 0) else { return "" }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder)
  }
}
