"""The whole-family assessment on screen."""
