package import NixieLogs

extension DeliveryEvent {
  /// What the log says of `field`; empty for what stands in no log.
  package borrowing func bytes(of field: RecordField) -> ArraySlice<UInt8> {
    switch field {
    case .time: time[...]
    case .queueID: queueID[...]
    case .sender: sender[...]
    case .recipient: recipient[...]
    case .domain: recipient[((recipient.lastIndex(of: 0x40) ?? -1) + 1)...]
    case .mx: mxHost[...]
    case .status: status[...]
    default: []
    }
  }
}
