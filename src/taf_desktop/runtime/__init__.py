"""What runs beside the screens: lanes, change bus, autosave, the last resort for errors."""
