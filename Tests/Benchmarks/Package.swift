// swift-tools-version: 6.2
import PackageDescription

// The modules that are measured are links to those of the root package: `package` declarations are
// in reach, and `malloc` can be counted without the product knowing.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "Nixie", swiftSettings: settings),
    .target(name: "NixieAutomata", swiftSettings: settings),
    .target(name: "NixieSyntax", swiftSettings: settings),
    .target(
      name: "NixieCompiler", dependencies: ["Nixie", "NixieAutomata", "NixieSyntax"],
      swiftSettings: settings),
    .target(name: "CountingMalloc"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["CountingMalloc", "Nixie", "NixieCompiler", "NixieSyntax"],
      swiftSettings: settings),
  ]
)
