"""The calculators in the programming interface."""
