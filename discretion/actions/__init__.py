"""Changing what the place adds to the law: values succeeded, rows confirmed."""
