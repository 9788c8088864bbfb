"""Configuration pages of what may be punished and within which bounds."""
