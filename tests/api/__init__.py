"""The programming interface, used as a client uses it."""
