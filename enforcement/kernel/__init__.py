"""What every part of the system stands on and that knows nothing about the law or the bureau."""
