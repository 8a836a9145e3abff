"""What goes wrong in the city on purpose: one function a plant, one file a family of them."""
