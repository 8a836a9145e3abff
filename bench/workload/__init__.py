"""The city-day workload: a lake of any size, nine rules, and the same rules by other means."""
