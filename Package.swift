// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to: the checks work together and cost nothing at run time.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "nixie",
  products: [
    .library(name: "Nixie", targets: ["Nixie"]),
    .library(name: "MailRulesets", targets: ["MailRulesets"]),
    .executable(name: "nixie", targets: ["NixieTool"]),
    .plugin(name: "CompileRules", targets: ["CompileRules"]),
    .plugin(name: "CheckRules", targets: ["CheckRules"]),
  ],
  targets: [
    // The run time: an image, a reply, an answer. Imports nothing.
    .target(name: "Nixie", swiftSettings: strict),

    // What turns rulesets into an image.
    .target(name: "NixieAutomata", swiftSettings: strict),
    .target(name: "NixieSyntax", swiftSettings: strict),
    .target(
      name: "NixieCompiler", dependencies: ["Nixie", "NixieAutomata", "NixieSyntax"],
      swiftSettings: strict),

    // What can be proven and measured about rulesets.
    .target(
      name: "NixieAnalysis",
      dependencies: ["Nixie", "NixieAutomata", "NixieSyntax", "NixieCompiler"],
      swiftSettings: strict),

    // The shipped rulesets, embedded by the plugin that users embed theirs with.
    // `Sources/MailRulesets/mail` is a link to `Rulesets`.
    .target(
      name: "MailRulesets", dependencies: ["Nixie"], swiftSettings: strict,
      plugins: ["CompileRules"]),

    // What mail systems write about deliveries, read.
    .target(name: "NixieLogs", dependencies: ["Nixie"], swiftSettings: strict),

    // The command line.
    .target(
      name: "NixieCommand",
      dependencies: [
        "Nixie", "NixieAutomata", "NixieSyntax", "NixieCompiler", "NixieAnalysis", "NixieLogs",
        "MailRulesets",
      ],
      swiftSettings: strict),
    .executableTarget(name: "NixieTool", dependencies: ["NixieCommand"], swiftSettings: strict),

    // The plugins and the tool behind them.
    .executableTarget(
      name: "CompileRulesTool",
      dependencies: ["Nixie", "NixieAnalysis", "NixieCompiler", "NixieSyntax"],
      swiftSettings: strict),
    .plugin(
      name: "CompileRules", capability: .buildTool(), dependencies: ["CompileRulesTool"],
      path: "Sources/Plugins/CompileRules"),
    .plugin(
      name: "CheckRules",
      capability: .command(
        intent: .custom(
          verb: "check-rules", description: "Check the .nixie rulesets of this package")),
      dependencies: ["CompileRulesTool"], path: "Sources/Plugins/CheckRules"),

    .target(name: "CountingMalloc", path: "Tests/CountingMalloc"),
    .target(
      name: "TestSupport",
      dependencies: ["Nixie", "NixieAutomata", "NixieSyntax", "NixieCompiler"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "NixieTests",
      dependencies: ["CountingMalloc", "Nixie", "NixieCompiler", "NixieSyntax", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "NixieAutomataTests", dependencies: ["NixieAutomata"], swiftSettings: strict),
    .testTarget(name: "NixieSyntaxTests", dependencies: ["NixieSyntax"], swiftSettings: strict),
    .testTarget(
      name: "NixieCompilerTests",
      dependencies: [
        "Nixie", "NixieAnalysis", "NixieAutomata", "NixieSyntax", "NixieCompiler", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "NixieAnalysisTests",
      dependencies: [
        "Nixie", "NixieAnalysis", "NixieAutomata", "NixieSyntax", "NixieCompiler", "TestSupport",
      ], exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "NixieLogsTests", dependencies: ["Nixie", "NixieLogs", "TestSupport"],
      exclude: ["Golden", "Samples"], swiftSettings: strict),
    .testTarget(
      name: "NixieCommandTests",
      dependencies: [
        "NixieCommand", "NixieAnalysis", "NixieCompiler", "NixieSyntax", "NixieLogs", "Nixie",
        "TestSupport",
      ], exclude: ["Golden", "Samples"], swiftSettings: strict),
    .testTarget(
      name: "RulesetTests",
      dependencies: [
        "MailRulesets", "Nixie", "NixieAnalysis", "NixieCompiler", "NixieSyntax", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GrammarTests",
      dependencies: ["Nixie", "NixieAnalysis", "NixieCompiler", "NixieSyntax", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "Tidy", path: "Tests/Tidy", swiftSettings: strict),
  ]
)
