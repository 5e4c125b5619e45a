"""Windows and screens: widgets, layout and the presenters that feed them."""
