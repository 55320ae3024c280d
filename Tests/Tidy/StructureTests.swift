import Foundation
import Testing

/// The house keeps its plan: what stands where, and what may know of what.
@Suite struct StructureTests {
  @Test func rootEntries() {
    let agreed = ["Grammar.md", "Package.swift", "README.md", "Rulesets", "Sources", "Tests"]
    let found = Repository.names().filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    #expect(Set(found).isSubset(of: agreed), "\(found)")
  }

  @Test func noDependencies() throws {
    let manifest = try String(
      contentsOf: Repository.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    #expect(!manifest.contains(".package("))
    #expect(!manifest.contains("unsafeFlags"))
  }

  @Test(arguments: [
    ("Nixie", []), ("NixieAutomata", []), ("NixieSyntax", []),
    ("NixieCompiler", ["Nixie", "NixieAutomata", "NixieSyntax"]),
    ("NixieAnalysis", ["Nixie", "NixieAutomata", "NixieSyntax", "NixieCompiler"]),
  ])
  func imports(_ module: String, _ allowed: [String]) {
    let files = Repository.files("Sources/\(module)", ".swift")
    #expect(!files.isEmpty)
    for file in files {
      for name in file.imports { #expect(allowed.contains(name), "\(file.path) imports \(name)") }
    }
  }

  /// Files are touched by the command line and by what the package manager runs, and nowhere else.
  @Test func foundationStaysOutside() {
    let outside = ["NixieCommand", "NixieLogs", "NixieTool", "CompileRulesTool", "Plugins"]
    for file in Repository.files("Sources", ".swift") {
      let module = file.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      let usesFoundation = file.imports.contains { $0 == "Foundation" || $0 == "Glibc" }
      #expect(!usesFoundation || outside.contains(module), "\(file.path)")
      // With Foundation and its tables of all languages a program starts 4 ms later.
      let isTool = module == "CompileRulesTool" || module == "Plugins"
      #expect(isTool || !file.imports.contains("Foundation"), "\(file.path)")
    }
  }

  @Test func theCodeMapNamesEveryModule() throws {
    let map = try String(
      contentsOf: Repository.root.appendingPathComponent("Sources/Architecture.md"),
      encoding: .utf8)
    for module in Repository.names("Sources") where !module.contains(".") {
      #expect(map.contains("\(module)"), "\(module)")
    }
  }

  /// The run time can be put into anything, a kernel or a microcontroller included.
  @Test func theRunTimeIsEmbeddedSwift() throws {
    let files = Repository.files("Sources/Nixie", ".swift")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.currentDirectoryURL = Repository.root
    compiler.arguments =
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-enable-experimental-feature", "Embedded",
        "-wmo", "-parse-as-library", "-package-name", "nixie",
      ] + files.map(\.path)
    let output = Pipe()
    compiler.standardError = output
    do {
      try compiler.run()
    } catch {
      return  // No compiler at hand: an installed test run.
    }
    let said = output.fileHandleForReading.readDataToEndOfFile()
    compiler.waitUntilExit()
    let text = String(decoding: said.prefix(2_000), as: UTF8.self)
    if text.contains("No such file or directory") { return }
    #expect(compiler.terminationStatus == 0, "\(text)")
  }
}
