"""A small supervisor for machines without containers: database, broker, web, workers and beat as children.

Knows no Django. It takes the server programs out of two installed packages and runs them in its own folder.
"""
