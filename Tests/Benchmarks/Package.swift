// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The modules that are measured are links to those of the root package: `package` declarations are
// in reach, `malloc` can be counted without the product knowing, and `Stages.swift` stands inside
// the module whose stages it times.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// RE2 is the one peer that cannot be loaded while the benchmark runs: it speaks C++ only.
let hasRE2 = FileManager.default.fileExists(atPath: "/usr/include/re2/set.h")

let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "Nixie", swiftSettings: settings),
    .target(name: "NixieAutomata", swiftSettings: settings),
    .target(name: "NixieSyntax", swiftSettings: settings),
    .target(
      name: "NixieCompiler", dependencies: ["Nixie", "NixieAutomata", "NixieSyntax"],
      swiftSettings: settings),
    .target(name: "Machine"),
    .target(name: "Peers", linkerSettings: hasRE2 ? [.linkedLibrary("re2")] : []),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Machine", "Nixie", "NixieAutomata", "NixieCompiler", "NixieSyntax", "Peers",
      ],
      swiftSettings: settings),
  ]
)
