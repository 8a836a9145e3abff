"""Webhooks: other systems are told of each step of the trail, in order, until it arrives."""
