// swift-tools-version: 6.2
import PackageDescription

// A package as a user of Nixie writes it: rulesets of its own, compiled and embedded at build time.
// A test builds a copy of it elsewhere, which finds Nixie by NIXIE_PACKAGE.
let nixie = Context.environment["NIXIE_PACKAGE"] ?? "../.."

let package = Package(
  name: "consumer",
  dependencies: [.package(name: "nixie", path: nixie)],
  targets: [
    .target(
      name: "Desk",
      dependencies: [
        .product(name: "Nixie", package: "nixie"),
        .product(name: "MailRulesets", package: "nixie"),
      ],
      plugins: [.plugin(name: "CompileRules", package: "nixie")]),
    .executableTarget(name: "desk", dependencies: ["Desk"], path: "Sources/Command"),
    .testTarget(
      name: "DeskTests",
      dependencies: ["Desk", .product(name: "Nixie", package: "nixie")]),
  ]
)
