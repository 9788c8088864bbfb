"""The programming interface of the ground floor, and what the interfaces of the apps above share."""
