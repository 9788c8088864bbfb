"""The project package and the ground floor: pure rules, kernel, and the force itself."""
