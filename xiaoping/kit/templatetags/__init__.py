"""What the templates take from the kit."""
