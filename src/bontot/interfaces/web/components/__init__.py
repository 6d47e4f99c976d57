"""What every page is made of: the frame, the mark, tags, meters, icons."""
