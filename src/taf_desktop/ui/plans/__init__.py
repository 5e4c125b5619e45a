"""The family's plan on screen: goals, actions, agreement."""
