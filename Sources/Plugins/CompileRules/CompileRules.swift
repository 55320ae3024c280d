import Foundation
import PackagePlugin

/// Compiles the `.nixie` files of a target and embeds them in it.
///
/// Each folder with `.nixie` files becomes one classifier: those in `Sources/App/mail/` are
/// `Rulesets.mail`, those that lie in the target's own folder are `Rulesets.rules`.
@main
struct CompileRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let files = target.sourceFiles.map(\.url).filter { $0.pathExtension == "nixie" }
      .sorted { $0.path < $1.path }
    guard !files.isEmpty else {
      Diagnostics.warning("\(target.name) has no .nixie file for CompileRules to compile")
      return []
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "Rulesets.swift")
    var arguments = ["embed", output.path]
    let folders = Dictionary(grouping: files) { $0.deletingLastPathComponent().path }
    for (folder, files) in folders.sorted(by: { $0.key < $1.key }) {
      let isRoot =
        URL(fileURLWithPath: folder).standardizedFileURL
        == target.directoryURL.standardizedFileURL
      let name = isRoot ? "rules" : URL(fileURLWithPath: folder).lastPathComponent
      arguments += ["--set", name] + files.map(\.path)
    }
    // Every file is an input, and a new or removed one changes the command itself: nothing stale
    // is ever built.
    return [
      .buildCommand(
        displayName: "Compile the rulesets of \(target.name)",
        executable: try context.tool(named: "CompileRulesTool").url,
        arguments: arguments, inputFiles: files, outputFiles: [output])
    ]
  }
}
