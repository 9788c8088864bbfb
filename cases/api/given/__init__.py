"""What is sent: one body for each shape an action takes. Shape is checked here, law by the actions."""
