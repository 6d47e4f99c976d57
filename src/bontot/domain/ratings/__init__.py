"""Annual ratings of members, of organisations and of the Front and the unions."""
