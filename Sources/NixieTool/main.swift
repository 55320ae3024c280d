internal import Foundation
internal import NixieCommand

exit(NixieCommand.run(Array(CommandLine.arguments.dropFirst())))
