"""Configuration of the ground floor: calendar, accounts, roles, certificates."""
