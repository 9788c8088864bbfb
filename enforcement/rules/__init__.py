"""The law, pure: frozen facts go in, findings come out, each with its article. Standard library only."""
