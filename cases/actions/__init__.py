"""The write layer: one function an act. Every one goes through the door in `step.py`."""
