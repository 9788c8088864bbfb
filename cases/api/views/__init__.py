"""Views of the programming interface: visible object, body, action, answer."""
