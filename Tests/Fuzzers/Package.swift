// swift-tools-version: 6.2
import PackageDescription

// The modules under test are links to those of the root package: `package` declarations are in
// reach, and the product itself needs no unsafe flags. See `run` for how to start a fuzzer.

/// Coverage, the address sanitizer, and assertions in an optimised build.
let fuzzed: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug", "-parse-as-library"]),
]

/// The same for a `main.swift`, which is no library.
let driver: [SwiftSetting] =
  fuzzed.dropLast() + [.unsafeFlags(["-sanitize=fuzzer,address", "-assert-config", "Debug"])]

let sanitizers: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]

let package = Package(
  name: "fuzzers",
  targets: [
    .target(name: "Nixie", swiftSettings: fuzzed),
    .target(name: "NixieAutomata", swiftSettings: fuzzed),
    .target(name: "NixieSyntax", swiftSettings: fuzzed),
    .target(
      name: "NixieCompiler", dependencies: ["Nixie", "NixieAutomata", "NixieSyntax"],
      swiftSettings: fuzzed),
    .target(name: "NixieLogs", dependencies: ["Nixie"], swiftSettings: fuzzed),
    .target(name: "LibFuzzer"),
    .executableTarget(
      name: "CompilerFuzzer", dependencies: ["LibFuzzer", "Nixie", "NixieCompiler", "NixieSyntax"],
      swiftSettings: driver, linkerSettings: sanitizers),
    .executableTarget(
      name: "ClassifierFuzzer",
      dependencies: ["LibFuzzer", "Nixie", "NixieCompiler", "NixieSyntax"],
      swiftSettings: driver, linkerSettings: sanitizers),
    .executableTarget(
      name: "LogsFuzzer", dependencies: ["LibFuzzer", "Nixie", "NixieLogs"],
      swiftSettings: driver, linkerSettings: sanitizers),
  ]
)
