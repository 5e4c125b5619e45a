"""The library's page: beginnings for goals and actions, to look at and to take into a plan."""
