"""Breaking each rule to see a test fall."""
