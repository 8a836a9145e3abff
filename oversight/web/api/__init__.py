"""The API: the loop and the reads behind each page, for programs with a token."""
