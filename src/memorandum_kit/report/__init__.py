"""What people read: the side-by-side page and the picture of the alignment."""
