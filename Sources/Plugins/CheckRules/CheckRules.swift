import Foundation
import PackagePlugin

/// `swift package check-rules [PATH…]`: checks the `.nixie` files of a package, or those named.
@main
struct CheckRules: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = try context.tool(named: "CompileRulesTool").url
    var sets: [[String]] = []
    if arguments.isEmpty {
      for target in context.package.targets.compactMap({ $0 as? any SourceModuleTarget }) {
        let files = target.sourceFiles.map(\.url.path).filter { $0.hasSuffix(".nixie") }
        if !files.isEmpty { sets.append(files.sorted()) }
      }
      guard !sets.isEmpty else {
        Diagnostics.warning("no target of this package has a .nixie file")
        return
      }
    } else {
      sets = [arguments]
    }
    for files in sets {
      let process = Process()
      process.executableURL = tool
      process.arguments = ["check"] + files
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus != 0 {
        Diagnostics.error("the rulesets have mistakes")
      }
    }
  }
}
