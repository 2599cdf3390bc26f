"""The command line; the only place that prints. One small module a command."""
