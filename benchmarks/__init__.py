"""Side by side with peers and with the floor, on the same work."""
